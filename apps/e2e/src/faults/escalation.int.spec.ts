import type { LadderContent, RuleContentInput } from '@casewright/contracts';
import { Client } from 'pg';
import type { Passage } from './gate';
import { Program } from './program';

const tickets = 6;

/** Its first step is at once, its second is far away. */
const ladder = (userId: string): LadderContent => ({
  ...{ name: 'At once', calendarId: null },
  steps: [
    { after: 'PT0M', notify: [{ kind: 'agent', id: userId }], assignTeamId: null, assignAgentId: userId, raisePriority: 'urgent' },
    { after: 'P30D', notify: [{ kind: 'agent', id: userId }], assignTeamId: null, assignAgentId: null, raisePriority: null },
  ],
});

const climbs = (ladderId: string): RuleContentInput => ({
  name: 'Climbs',
  order: { phase: 'escalation', rank: 'm' },
  trigger: { kind: 'event', types: ['ticket.opened'] },
  conditions: { all: [{ fact: 'ticket.subject', operator: 'textContains', value: 'forgotten' }] },
  actions: [{ id: 'climb', type: 'ticket.start-escalation', params: { ladderId } }],
});

const byProcess = `new.meta->'actor'->>'id' = 'escalation'`;
const points: readonly (readonly [string, Passage])[] = [
  ['while an escalation begins', { table: 'es.events', on: 'insert', when: `new.type = 'escalation.started'` }],
  ['while a step is worked out', { table: 'es.events', on: 'insert', when: `new.type = 'escalation.step-climbed'` }],
  ['between the commands of a step', { table: 'es.events', on: 'insert', when: `new.type = 'ticket.priority-changed' and ${byProcess}` }],
  ['while people are told', { table: 'notifications.entries', on: 'insert', when: `new.kind = 'escalated'` }],
];

/** How often each thing happened, per ticket. */
const deeds = `
  select t.id as ticket,
    (select count(*)::int from es.events e where e.type = 'escalation.started' and e.data->>'ticketId' = t.id::text) as started,
    (select count(*)::int from es.events e where e.type = 'escalation.step-climbed' and e.data->>'ticketId' = t.id::text) as climbed,
    (select count(*)::int from es.events e where e.type = 'ticket.priority-changed' and e.stream_id = t.id) as raised,
    (select count(*)::int from es.events e where e.type = 'ticket.agent-assigned' and e.stream_id = t.id) as given,
    (select count(*)::int from notifications.entries n where n.kind = 'escalated' and n.ticket_id = t.id) as told
  from unnest($1::uuid[]) as t (id)`;

describe('kill -9 of the worker while tickets climb a ladder', () => {
  let program: Program;
  let database: Client;

  beforeAll(async () => {
    program = await Program.start();
    database = new Client({ connectionString: program.databaseUrl });
    await database.connect();
    await program.desk.publishRule(climbs(await program.desk.makeLadder(ladder(program.desk.userId))));
  });
  afterAll(async () => {
    await database?.end();
    await program?.end();
  });

  it.each(points)(
    '%s: each step is climbed once, and does each thing once',
    async (point, passage) => {
      const { desk, findings } = program;
      const ids = await program.killWorkerAt(passage, () => desk.openTickets(`Forgotten ${point}`, tickets));
      const { rows } = await database.query<Record<string, unknown>>(deeds, [ids]);
      expect(rows).toHaveLength(tickets);
      for (const row of rows) expect(row).toMatchObject({ started: 1, climbed: 1, raised: 1, given: 1, told: 1 });
      expect(await findings.commandsNotOnce()).toEqual([]);
    },
    120_000,
  );
});
