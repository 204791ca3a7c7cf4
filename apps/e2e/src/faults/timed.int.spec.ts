import type { RuleContentInput } from '@casewright/contracts';
import { Gate, type Passage } from './gate';
import { Program } from './program';

const tickets = 6;

/** Waits for a time that has come as soon as the ticket is there, and writes to the customer. */
const welcome: RuleContentInput = {
  name: 'Welcome',
  order: { phase: 'notify', rank: 'm' },
  trigger: { kind: 'relative', anchor: 'ticket.openedAt', offset: 'PT0M' },
  conditions: { all: [{ fact: 'ticket.subject', operator: 'textContains', value: 'welcome' }] },
  actions: [
    { id: 'tag', type: 'ticket.add-tags', params: { tags: ['welcomed'] } },
    { id: 'mail', type: 'ticket.mail-requester', params: { text: 'Welcome, {{requester.name}}' } },
  ],
};

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
  let gate: Gate;
  let ruleId: string;

  beforeAll(async () => {
    program = await Program.start();
    gate = await Gate.in(program.databaseUrl);
    ruleId = await program.desk.publishRule(welcome);
  }, 120_000);
  afterAll(async () => {
    await gate?.end();
    await program?.end();
  }, 30_000);

  it.each(points)(
    '%s: it acts once on each ticket',
    async (point, passage) => {
      const { desk, worker, findings } = program;
      await gate.close(passage);
      const opened = Array.from({ length: tickets }, (_, place) =>
        desk.openTicket(`Welcome ${place}`, `guest-${place}@outside.test`, `${point.replaceAll(' ', '-')}-${place}`),
      );
      const ids = (await Promise.all(opened)).map(({ id }) => id);
      await gate.reached();
      await worker.kill();
      await gate.open(passage);
      await worker.start();
      await program.settled();
      const chains = (await findings.chains()).filter(({ ticket }) => ids.includes(String(ticket)));
      expect(chains).toHaveLength(tickets);
      for (const chain of chains) expect(chain).toMatchObject({ letters: 1, wrote: [ruleId] });
      expect(await findings.mailsNotOnce()).toEqual([]);
      expect(await findings.commandsNotOnce()).toEqual([]);
    },
    120_000,
  );
});
