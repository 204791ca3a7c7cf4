import type { RuleContentInput } from '@casewright/contracts';
import { until } from '@casewright/testing';
import { AsyncLocalStorage } from 'node:async_hooks';
import { RunRules } from '../application/run-rules';
import { LiveRules } from '../read-model/live-rules/live-rules';
import { RuleWorld } from './rule-world';
import { blackPicture } from './sample-rules';

/** Says in everything it does which one it is. */
const edition = (number: number): RuleContentInput => ({
  ...blackPicture,
  actions: [
    { id: 'tag', type: 'ticket.add-tags', params: { tags: [`edition-${number}`] } },
    { id: 'note', type: 'ticket.note', params: { text: `Edition ${number}` } },
    { id: 'again', type: 'ticket.add-tags', params: { tags: [`last-${number}`] } },
  ],
});

/** Notes with which versions of a rule events were begun, attempt by attempt, in one process. */
class Watcher {
  readonly begun = new Map<string, { readonly version: number; readonly at: number }[]>();
  private readonly handling = new AsyncLocalStorage<{ readonly eventId: string; isBegun: boolean }>();

  constructor(world: RuleWorld, ruleId: string) {
    const [rules, live] = [world.test.get(RunRules), world.test.get(LiveRules)];
    const [on, set] = [rules.on.bind(rules), live.set.bind(live)];
    jest.spyOn(rules, 'on').mockImplementation((event) => this.handling.run({ eventId: event.eventId, isBegun: false }, () => on(event)));
    jest.spyOn(live, 'set').mockImplementation(async () => {
      const found = await set();
      const event = this.handling.getStore();
      const rule = found.rules.find(({ document }) => document.ruleId === ruleId);
      if (event && rule && !event.isBegun) {
        event.isBegun = true;
        const known = this.begun.get(event.eventId) ?? [];
        this.begun.set(event.eventId, [...known, { version: rule.document.version, at: performance.now() }]);
      }
      return found;
    });
  }
}

describe('publishing during a storm of events', () => {
  let world: RuleWorld;
  let other: RuleWorld;
  beforeAll(async () => {
    world = await RuleWorld.create();
    other = await RuleWorld.create({ databaseUrl: world.test.databaseUrl });
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await other.test.close();
    await world.test.close();
  });

  const arrives = () => world.arrive('urgent black picture');
  /** What the rule did to a ticket, in the words of the edition that did it. */
  const deeds = async (ticketId: string) =>
    (await world.events(ticketId)).flatMap(({ type, data, meta }) => {
      if (meta.actor.kind !== 'rule') return [];
      if (type === 'ticket.tagged') return [`${data.tag} by ${meta.actor.version}`];
      return type === 'ticket.commented' ? [`${data.text ?? ''} by ${meta.actor.version}`] : [];
    });

  it('has each event end on the version that it began with, and the newest live in every process within 2 s', async () => {
    const { id } = await world.publish(edition(1));
    const watchers = [world, other].map((one) => new Watcher(one, id));
    /** When each version was no longer the newest one. */
    const replaced = new Map<number, number>();
    const tickets: string[] = [];
    let isOver = false;
    const working = [world, other].map(async ({ test }) => {
      while (!isOver) await test.catchUp();
    });
    for (let number = 2; number <= 7; number += 1) {
      for (let count = 0; count < 8; count += 1) tickets.push(await arrives());
      await world.ask('PUT', `/rules/${id}/draft`, edition(number));
      await world.ask('POST', `/rules/${id}/publish`, { reason: `Edition ${number}` });
      replaced.set(number - 1, performance.now());
    }
    // Its deeds are those of a whole edition.
    const isDone = async (ticketId: string) => (await deeds(ticketId)).length === 3;
    await until(async () => (await Promise.all(tickets.map(isDone))).every(Boolean));
    await until(async () => {
      const latest = await arrives();
      await until(() => isDone(latest));
      return (await deeds(latest))[0] === 'edition-7 by 7';
    }, 2_000);
    isOver = true;
    await Promise.all(working);
    const seen = new Set<number>();
    for (const ticketId of tickets) {
      const [decision, ...more] = await world.decisions(ticketId);
      const version = decision?.rule.version ?? 0;
      const attempts = watchers.flatMap(({ begun }) => begun.get(decision?.event.id ?? '') ?? []);
      const begunWith = attempts.filter((attempt) => attempt.version === version);
      expect(begunWith.length).toBeGreaterThan(0);
      expect(begunWith.some(({ at }) => at <= (replaced.get(version) ?? Infinity) + 2_000)).toBe(true);
      seen.add(version);
      expect(more).toEqual([]);
      expect(await deeds(ticketId)).toEqual([
        `edition-${version} by ${version}`,
        `Edition ${version} by ${version}`,
        `last-${version} by ${version}`,
      ]);
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  it('has a new version live in every process within 2 s, also in one that handles no events', async () => {
    const { id, version } = await world.publish(edition(1));
    const versionIn = async ({ test }: RuleWorld) =>
      (await test.get(LiveRules).set()).rules.find(({ document }) => document.ruleId === id)?.document.version;
    for (const one of [world, other]) await until(async () => (await versionIn(one)) === version, 2_000);
    await world.ask('PUT', `/rules/${id}/draft`, edition(2));
    await world.ask('POST', `/rules/${id}/publish`, { reason: 'Edition 2' });
    const published = performance.now();
    for (const one of [world, other]) await until(async () => (await versionIn(one)) === 2, 2_000);
    expect(performance.now() - published).toBeLessThan(2_000);
  });
});
