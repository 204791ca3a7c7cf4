import type { RuleDetailView, RuleHistoryEntry } from '@casewright/contracts';
import { firstMeta, newId } from '@casewright/kernel';
import { CommandBus } from '@nestjs/cqrs';
import { TripRuleCommand } from '../application/trip-rule/trip-rule.command';
import { LiveRules } from '../read-model/live-rules/live-rules';
import { OwnersHandler } from './notices-context';
import { RuleWorld } from './rule-world';
import { blackPicture } from './sample-rules';

const limited = { ...blackPicture, guards: { perRule: { max: 3, per: 'PT10M' }, onTrip: 'pause-and-notify' as const } };

describe('the breaker of a rule', () => {
  let world: RuleWorld;
  beforeEach(async () => (world = await RuleWorld.create()));
  afterEach(() => world.test.close());

  const told = (of = world) => of.test.get(OwnersHandler).told;
  const rule = (id: string) => world.ask<RuleDetailView>('GET', `/rules/${id}`);
  const history = async (id: string) => (await world.ask<{ items: RuleHistoryEntry[] }>('GET', `/rules/${id}/history`)).items;
  const storm = async (tickets: number) => {
    for (let count = 0; count < tickets; count += 1) await world.open('urgent black picture');
  };
  /** Every rule fails from now on, as if it read a fact that throws. */
  const breakRules = () => {
    const live = world.test.get(LiveRules);
    const compile = live.compile.bind(live);
    jest.spyOn(live, 'compile').mockImplementation((document) => {
      const compiled = compile(document);
      const fail = () => {
        throw new Error('no such thing');
      };
      return compiled && { ...compiled, trigger: fail };
    });
    live.forget();
  };

  it('stops it where it would go over its limit, once, with the reason, and tells who published it', async () => {
    const { id } = await world.publish(limited);
    await storm(3);
    expect(await rule(id)).toMatchObject({ status: 'active', firesIn7Days: 3 });
    await storm(4);
    expect(await rule(id)).toMatchObject({ status: 'tripped', firesIn7Days: 3, updatedBy: { name: 'Casewright' } });
    const reason = 'It would have gone over its limit: it fired 3 times on all tickets within 10 min.';
    expect((await history(id)).map((entry) => [entry.kind, entry.reason])).toEqual([
      ['tripped', reason],
      ['published', 'Because'],
      ['created', null],
    ]);
    const [ada] = (await history(id)).filter(({ kind }) => kind === 'published');
    expect(told()).toEqual([{ ruleId: id, version: 1, reason, userIds: [ada?.by.id] }]);
    const ticketId = await world.open('urgent black picture');
    expect(await world.whyNot(ticketId, id)).toMatchObject({
      verdict: 'tripped',
      sentence: 'The rule is stopped by its breaker, so it was not asked. Its conditions would have held.',
      pause: { to: null },
    });
  });

  it('lets it be resumed, and does not stop it again for what was before', async () => {
    const { id } = await world.publish(limited);
    await storm(4);
    world.clock.advance(1000);
    await world.ask('POST', `/rules/${id}/resume`, { reason: 'That was a test' });
    await storm(2);
    expect(await rule(id)).toMatchObject({ status: 'active', firesIn7Days: 3 });
    world.clock.advance(11 * 60_000);
    await storm(4);
    expect(await rule(id)).toMatchObject({ status: 'tripped', firesIn7Days: 6 });
    expect(told()).toHaveLength(2);
  });

  it('only holds it back where that is what the limit is to do', async () => {
    const { id } = await world.publish({ ...limited, guards: { perRule: { max: 3, per: 'PT10M' } } });
    await storm(5);
    expect(await rule(id)).toMatchObject({ status: 'active', firesIn7Days: 3 });
    expect(told()).toEqual([]);
  });

  it('stops it after five failures within ten minutes, whatever its guards say, and no other rule', async () => {
    const { id } = await world.publish(blackPicture);
    breakRules();
    await storm(4);
    world.clock.advance(11 * 60_000);
    await storm(4);
    expect(await rule(id)).toMatchObject({ status: 'active' });
    await storm(1);
    expect(await rule(id)).toMatchObject({ status: 'tripped' });
    expect(told()).toMatchObject([{ ruleId: id, reason: 'It failed 5 times within 10 minutes.' }]);
  });

  it('ends the trial of a canary that fails, and leaves the published version at work', async () => {
    const { id } = await world.publish(blackPicture);
    await world.ask('POST', `/rules/${id}/publish`, { reason: 'Try', as: 'canary', canary: { share: 50 } });
    const meta = firstMeta(newId(), { kind: 'system', id: 'breaker' }, world.clock.now());
    await world.test.get(CommandBus).execute(new TripRuleCommand(id, 2, 'It failed.', 0, meta));
    expect(await rule(id)).toMatchObject({ status: 'active', version: 1, trial: null });
    expect(await history(id)).toMatchObject([{ kind: 'withdrawn', version: 2, reason: 'It failed.' }, {}, {}, {}]);
    expect(told()).toHaveLength(1);
  });

  it('trips once, however many processes see the cause at once', async () => {
    const other = await RuleWorld.create({ databaseUrl: world.test.databaseUrl });
    try {
      const { id } = await world.publish(limited);
      const trip = (of: RuleWorld) => {
        const meta = firstMeta(newId(), { kind: 'system', id: 'breaker' }, world.clock.now());
        return of.test.get(CommandBus).execute(new TripRuleCommand(id, 1, 'Too much.', 0, meta));
      };
      await Promise.all([trip(world), trip(other), trip(world), trip(other), trip(other)]);
      expect((await history(id)).filter(({ kind }) => kind === 'tripped')).toHaveLength(1);
      expect([...told(), ...told(other)]).toHaveLength(1);
      expect((await rule(id)).status).toBe('tripped');
    } finally {
      await other.test.close();
    }
  });
});
