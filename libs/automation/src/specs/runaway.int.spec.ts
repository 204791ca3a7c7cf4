import { Database } from '@casewright/persistence';
import { ringLink } from '@casewright/testing';
import { RuleWorld } from './rule-world';

const deepest = 5;

/** Puts versions without a guard in place that publishing would refuse, as an older release might have left them. */
async function takeGuardsAway(world: RuleWorld): Promise<void> {
  const database = world.test.get(Database);
  await database.query(
    `insert into automation.rule_versions (rule_id, version, document, published_at, published_by)
     select rule_id, 2, jsonb_set(jsonb_set(document, '{version}', '2'), '{guards,reentry}', '"allow"'), published_at, published_by
     from automation.rule_versions`,
  );
  await database.query('update automation.rules set published_version = 2');
  await database.query('update automation.live_set set revision = revision + 1');
}

describe('rules that start each other', () => {
  let world: RuleWorld;
  beforeEach(async () => (world = await RuleWorld.create()));
  afterEach(() => world.test.close());

  /** How deep the chain went, and how often the customer was written to. */
  async function turn(): Promise<{ depth: number; mails: number; firings: number }> {
    const ticketId = await world.open('Anything');
    await world.act({ type: 'ticket.tag', data: { ticketId, tag: 'link-0' } });
    const events = await world.events(ticketId);
    const byRules = events.filter(({ meta }) => meta.actor.kind === 'rule');
    const commands = byRules.map(({ meta }) => meta.commandId);
    expect(new Set(commands).size).toBe(commands.length);
    return {
      depth: Math.max(...byRules.map(({ meta }) => meta.depth)),
      mails: byRules.filter(({ type }) => type === 'ticket.commented').length,
      firings: (await world.decisions(ticketId)).filter(({ outcome }) => outcome === 'fired').length,
    };
  }

  it('are refused where no guard ends the ring', async () => {
    await expect(world.publish(ringLink(0, 2, 'allow'))).rejects.toThrow('The rules start each other again and again');
  });

  describe.each([2, 3, 5])('in a ring of %i', (size) => {
    it('stop after one round where each acts once in a chain', async () => {
      for (let place = 0; place < size; place += 1) await world.publish(ringLink(place, size, 'never'));
      expect(await turn()).toMatchObject({ mails: size, firings: size });
    });

    it.each([
      ['that act as long as they change something', 'on-change'],
      ['without a guard', 'never'],
    ] as const)('stop at the deepest chain, act no oftener than it is deep, and write once each, rules %s', async (what, reentry) => {
      for (let place = 0; place < size; place += 1) await world.publish(ringLink(place, size, reentry));
      if (what === 'without a guard') await takeGuardsAway(world);
      const { depth, mails, firings } = await turn();
      expect(depth).toBeLessThanOrEqual(deepest);
      expect(firings).toBeLessThanOrEqual(deepest * size);
      expect(mails).toBe(size);
    });
  });
});
