import type { RuleContentInput, TicketTimedRules } from '@casewright/contracts';
import { describeWith, liveOnHost, startTemporal, until, type TestTemporal } from '@casewright/testing';
import { RuleWorld } from './rule-world';

const hour = 3_600_000;

const remind = (offset: string): RuleContentInput => ({
  name: `Remind after ${offset}`,
  order: { phase: 'escalation', rank: 'm' },
  trigger: { kind: 'relative', anchor: 'status.enteredAt', offset },
  conditions: { all: [{ fact: 'ticket.status', operator: 'equal', value: 'pending' }] },
  actions: [{ id: 'tag', type: 'ticket.add-tags', params: { tags: [`after-${offset.toLowerCase()}`] } }],
});

/** A ticket that waits, comes back, and waits again until one rule has acted; the other is stopped meanwhile, goes on, and acts. */
async function liveThrough(world: RuleWorld): Promise<unknown> {
  await world.publish(remind('PT2H'));
  const patient = await world.publish(remind('PT9H'));
  const ticketId = await world.open('Lamp');
  const become = (to: string) => world.act({ type: 'ticket.change-status', data: { ticketId, to } });
  const seen = async () => {
    const { waiting, ended } = await world.ask<TicketTimedRules>('GET', `/tickets/${ticketId}/timed-rules`);
    const row = ({ rule, state, actAt, reason }: TicketTimedRules['waiting'][number]) => [rule.name, state, actAt, reason];
    return { waiting: waiting.map(row), ended: ended.map(row).sort() };
  };
  // Temporal's list of who is due lags a little behind, so whoever is missed the first time is asked again.
  const passUntil = (ends: number, passing: number) =>
    until(async () => {
      await world.pass(passing);
      return (await seen()).ended.length >= ends;
    });
  await become('pending');
  await world.pass(hour);
  await become('open');
  await passUntil(2, 0);
  await become('pending');
  world.clock.advance(2 * hour);
  await passUntil(3, 0);
  await world.ask('POST', `/rules/${patient.id}/pause`, { reason: 'Wait' });
  await passUntil(4, hour);
  await world.ask('POST', `/rules/${patient.id}/resume`, {});
  await world.pass(5_000);
  const { waiting } = await seen();
  world.clock.advance(7 * hour);
  await passUntil(5, 0);
  const tags = (await world.events(ticketId)).flatMap((event) => (event.type === 'ticket.tagged' ? [event.data.tag] : []));
  return { wentOn: waiting, ...(await seen()), tags };
}

describeWith('temporal', 'Timed rules on PostgreSQL and on Temporal', () => {
  let temporal: TestTemporal;
  beforeAll(async () => {
    temporal = await startTemporal();
  });
  afterAll(() => temporal.stop());

  const run = (environment: Record<string, string>) =>
    liveOnHost(environment, (surroundings) => RuleWorld.create(surroundings), liveThrough);

  it('do the same', async () => {
    const onPostgres = await run({});
    expect(onPostgres).toEqual({
      wentOn: [['Remind after PT9H', 'armed', '2027-01-04T19:00:00.000Z', null]],
      waiting: [],
      ended: [
        ['Remind after PT2H', 'cancelled', '2027-01-04T11:00:00.000Z', 'What it waited with has ended.'],
        ['Remind after PT2H', 'fired', '2027-01-04T12:00:00.000Z', null],
        ['Remind after PT9H', 'cancelled', '2027-01-04T18:00:00.000Z', 'What it waited with has ended.'],
        ['Remind after PT9H', 'cancelled', '2027-01-04T19:00:00.000Z', 'The rule was paused: Wait'],
        ['Remind after PT9H', 'fired', '2027-01-04T19:00:00.000Z', null],
      ],
      tags: ['after-pt2h', 'after-pt9h'],
    });
    expect(await run({ TEMPORAL_ADDRESS: temporal.address })).toEqual(onPostgres);
  }, 180_000);
});
