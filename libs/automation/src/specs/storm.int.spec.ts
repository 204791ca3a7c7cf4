import type { RuleContentInput } from '@casewright/contracts';
import { until } from '@casewright/testing';
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

describe('publishing during a storm of events', () => {
  let world: RuleWorld;
  let other: RuleWorld;
  beforeAll(async () => {
    world = await RuleWorld.create();
    other = await RuleWorld.create({ databaseUrl: world.test.databaseUrl });
  });
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
    const tickets: string[] = [];
    let isOver = false;
    const working = [world, other].map(async ({ test }) => {
      while (!isOver) await test.catchUp();
    });
    for (let number = 2; number <= 7; number += 1) {
      for (let count = 0; count < 8; count += 1) tickets.push(await arrives());
      await world.ask('PUT', `/rules/${id}/draft`, edition(number));
      await world.ask('POST', `/rules/${id}/publish`, { reason: `Edition ${number}` });
    }
    // Its deeds are those of a whole edition.
    const isDone = async (ticketId: string) => (await deeds(ticketId)).length === 3;
    await until(async () => (await Promise.all(tickets.map(isDone))).every(Boolean), 20_000);
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
      seen.add(version);
      expect(more).toEqual([]);
      expect(await deeds(ticketId)).toEqual([
        `edition-${version} by ${version}`,
        `Edition ${version} by ${version}`,
        `last-${version} by ${version}`,
      ]);
    }
    expect(seen.size).toBeGreaterThan(1);
  }, 60_000);
});
