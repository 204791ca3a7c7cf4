import type { RuleContentInput } from '@casewright/contracts';
import { until } from '@casewright/testing';
import type { Passage } from './gate';
import { Program } from './program';

const tickets = 6;

/** Waits for a time that has come as soon as the ticket is there, and writes to the customer. */
const welcome = {
  name: 'Welcome',
  order: { phase: 'notify', rank: 'm' },
  trigger: { kind: 'relative', anchor: 'ticket.openedAt', offset: 'PT0M' },
  conditions: { all: [{ fact: 'ticket.subject', operator: 'textContains', value: 'welcome' }] },
  actions: [
    { id: 'tag', type: 'ticket.add-tags', params: { tags: ['welcomed'] } },
    { id: 'mail', type: 'ticket.mail-requester', params: { text: 'Welcome, {{requester.name}}' } },
  ],
} as const satisfies RuleContentInput;

const points: readonly (readonly [string, Passage])[] = [
  ['while a rule is armed', { table: 'es.events', on: 'insert', when: `new.type = 'timed-rule.armed'` }],
  ['while its time is noted', { table: 'es.events', on: 'insert', when: `new.type = 'timed-rule.due'` }],
  [
    'between its commands',
    { table: 'es.events', on: 'insert', when: `new.type = 'ticket.commented' and new.meta->'actor'->>'kind' = 'rule'` },
  ],
  ['while it notes that it acted', { table: 'es.events', on: 'insert', when: `new.type = 'timed-rule.fired'` }],
];

describe('kill -9 of the worker while rules wait for a time', () => {
  let program: Program;
  let ruleId: string;

  beforeAll(async () => {
    program = await Program.start();
    ruleId = await program.desk.publishRule(welcome);
  });
  afterAll(async () => {
    await program?.end();
  });

  it.each(points)(
    '%s: it acts once on each ticket',
    async (point, passage) => {
      const { desk, findings } = program;
      const ids = await program.killWorkerAt(passage, () => desk.openTickets(`Welcome ${point}`, tickets));
      const chains = (await findings.chains()).filter(({ ticket }) => ids.includes(String(ticket)));
      expect(chains).toHaveLength(tickets);
      for (const chain of chains) expect(chain).toMatchObject({ letters: 1, wrote: [ruleId] });
      expect(await findings.mailsNotOnce()).toEqual([]);
      expect(await findings.commandsNotOnce()).toEqual([]);
    },
    120_000,
  );

  it('while it ends what waits for a rule that was archived: each is cancelled once, and nothing acts', async () => {
    const { desk, findings } = program;
    const passage: Passage = { table: 'es.events', on: 'insert', when: `new.type = 'timed-rule.cancelled'` };
    const patient = await desk.publishRule({ ...welcome, name: 'Later', trigger: { ...welcome.trigger, offset: 'PT1H' } });
    const of = (type: string) => `es.events where type = 'timed-rule.${type}' and data->>'ruleId' = '${patient}'`;
    const ids = await desk.openTickets('Welcome late', tickets);
    const waits = `${of('armed')} and data->>'ticketId' in (${ids.map((id) => `'${id}'`).join()})`;
    await until(async () => (await findings.count(waits)) === tickets);
    await program.settled();
    const armed = await findings.count(of('armed'));
    await program.killWorkerAt(passage, () => desk.archiveRule(patient));
    await until(async () => (await findings.count(of('cancelled'))) === armed);
    expect(await findings.count(of('cancelled'))).toBe(armed);
    expect(await findings.count(of('due'))).toBe(0);
    expect(await findings.commandsNotOnce()).toEqual([]);
  });
});
