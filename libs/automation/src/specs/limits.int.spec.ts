import type { RuleContentInput, TicketEvent } from '@casewright/contracts';
import type { Stored } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { RunRules } from '../application/run-rules';
import { RuleWorld } from './rule-world';
import { blackPicture } from './sample-rules';

const rare: RuleContentInput = { ...blackPicture, guards: { perRule: { max: 3, per: 'PT1H' } } };

describe('a limit on all tickets', () => {
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

  const arrive = async (): Promise<Stored<TicketEvent>> => {
    const [opened] = await world.events(await world.arrive('urgent black picture'));
    if (!opened) throw new Error('There is no ticket');
    return opened;
  };
  const fired = async (ruleId: string): Promise<readonly Date[]> =>
    (
      await world.test
        .get(Database)
        .query<{ at: Date }>(`select at from automation.decisions where rule_id = $1 and outcome = 'fired' order by at`, [ruleId])
    ).map(({ at }) => at);

  it('is met to the last one where two processes are at work at the same moment, as while one hands over to the other', async () => {
    const { id } = await world.publish(rare);
    const events = await Promise.all(Array.from({ length: 12 }, arrive));
    // Some come by in both, as what was in hand does when it is handed over.
    const handed = events.flatMap((event, place) =>
      (place % 3 === 0 ? [world, other] : [place % 2 === 0 ? world : other]).map((one) => ({ one, event })),
    );
    await Promise.all(handed.map(({ one, event }) => one.test.get(RunRules).on(event)));
    expect(await fired(id)).toHaveLength(3);
    await world.test.catchUp();
    expect(await fired(id)).toHaveLength(3);
    await world.ask('POST', `/rules/${id}/archive`, { reason: 'Done' });
  });

  it('holds in every stretch of time, in whatever order the tickets are handled', async () => {
    world.clock.advance(24 * 3_600_000);
    const { id } = await world.publish(rare);
    const events: Stored<TicketEvent>[] = [];
    for (let count = 0; count < 8; count += 1) {
      events.push(await arrive());
      world.clock.advance(10 * 60_000);
    }
    for (const place of [5, 0, 7, 2, 1, 6, 4, 3]) {
      const event = events[place];
      if (event) await world.test.get(RunRules).on(event);
    }
    const times = (await fired(id)).map((at) => at.getTime());
    for (const begin of times) expect(times.filter((at) => at >= begin && at < begin + 3_600_000).length).toBeLessThanOrEqual(3);
    expect(times.length).toBeGreaterThanOrEqual(3);
  });
});
