import type { RuleContentInput } from '@casewright/contracts';
import { until } from '@casewright/testing';
import type { Passage } from './gate';
import { Program } from './program';
import { Receiver } from './receiver';

const tickets = 6;

type Sample = Pick<NonNullable<RuleContentInput['tests']>[number], 'ticketId' | 'eventId'>;

const tell = (targetId: string, sample: Sample): RuleContentInput => ({
  name: 'Tell the integrator',
  order: { phase: 'integrate', rank: 'm' },
  trigger: { kind: 'event', types: ['ticket.opened'] },
  conditions: { all: [{ fact: 'ticket.subject', operator: 'textContains', value: 'hook' }] },
  actions: [{ id: 'call', type: 'webhook.call', params: { targetId, people: 'none' } }],
  tests: [{ ...sample, expect: { fires: true } }],
});

const points: readonly (readonly [string, Passage])[] = [
  ['while a rule asks for them', { table: 'jobs.deliveries', on: 'insert', when: `new.capability = 'webhook.send'` }],
  ['while it notes that they arrived', { table: 'jobs.delivery_attempts', on: 'insert', when: `new.outcome = 'delivered'` }],
];

describe('kill -9 of the worker while webhooks go out', () => {
  let program: Program;
  let receiver: Receiver;

  beforeAll(async () => {
    receiver = await Receiver.open();
    program = await Program.start();
    const targetId = await program.desk.webhookTarget(receiver.url);
    const sample = await program.desk.openTicket('Hook', 'sample@outside.test', 'sample');
    const eventId = await until(() => program.findings.openingOf(sample.id));
    await program.settled();
    await program.desk.publishRule(tell(targetId, { ticketId: sample.id, eventId }));
  });
  afterAll(async () => {
    await program?.end();
    await receiver?.close();
  });

  const open = (name: string) => program.desk.openTickets(`Hook ${name}`, tickets);
  /** The calls about each of these tickets. */
  const callsOn = (ids: readonly string[]) => ids.map((id) => receiver.calls.filter(({ ticketId }) => ticketId === id));
  const expectEachOnce = async (ids: readonly string[]) => {
    for (const calls of callsOn(ids)) {
      expect(calls.length).toBeGreaterThan(0);
      expect(new Set(calls.map(({ webhookId }) => webhookId)).size).toBe(1);
    }
    expect(await program.findings.webhooksNotOnce()).toEqual([]);
  };

  it.each(points)('%s: none is lost, and none comes under a second id', async (point, passage) => {
    const ids = await program.killWorkerAt(passage, () => open(point));
    await expectEachOnce(ids);
  });

  it('while the receiver has not answered yet: the same call comes once more', async () => {
    receiver.holdAnswers();
    const ids = await open('unanswered');
    await until(() => callsOn(ids).flat().length > 0);
    await program.worker.kill();
    receiver.answer();
    await program.worker.start();
    await program.settled();
    await expectEachOnce(ids);
    expect(Math.max(...callsOn(ids).map(({ length }) => length))).toBe(2);
  });
});
