import {
  Channel,
  defaultStatuses,
  Priority,
  RuleContent,
  Severity,
  TicketSelector,
  TicketType,
  type ConditionNode,
  type FieldKind,
  type RuleTrigger,
  type TicketFieldDefinition,
} from '@casewright/contracts';
import { CustomersModule } from '@casewright/customers';
import { IdentityModule } from '@casewright/identity';
import { newId } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { compileContent, dayOf, FactReader, ticketCatalog, type FactValues, type ScheduleTiming } from '@casewright/rules';
import { languageWith } from '@casewright/automation';
import { createTestApp, type TestApp } from '@casewright/testing';
import { TicketsModule } from '@casewright/tickets';
import fc from 'fast-check';

const now = Date.parse('2026-03-29T01:30:00Z');
const ids = Array.from({ length: 4 }, () => newId());
const tags = ['vip', 'hall 3', 'Größe', "o'clock", '%', 'NULL'];

const fieldOf = (key: string, kind: FieldKind, choices: readonly string[] = []): TicketFieldDefinition => ({
  ...{ key, kind, label: key, archived: false },
  choices: choices.map((id) => ({ id, label: id, archived: false })),
});
/** A field of each kind; one's key is a word of SQL, one's is that of a property. */
const fields = [
  fieldOf('select', 'text'),
  fieldOf('number', 'number'),
  fieldOf('on_site', 'boolean'),
  fieldOf('bought', 'date'),
  fieldOf('tier', 'choice', ['gold', 'silver', '5']),
  fieldOf('tags', 'multi-choice', ['vip', 'null', 'true']),
];
const language = languageWith({ fields, pluginFacts: [] });
const dayLength = 86_400_000;
const texts = fc.constantFrom("o'clock", '5', 'null', 'Größe', '{"a":1}');
const numbers = fc.constantFrom(0, 5, -3, 0.1, 1e21, 1e-7);
const days = fc.integer({ min: -3, max: 3 }).map((distance) => Math.floor(now / dayLength) * dayLength + distance * dayLength);
const sometimes = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null });

const row = fc.record({
  'ticket.field.select': sometimes(texts),
  'ticket.field.number': sometimes(numbers),
  'ticket.field.on_site': sometimes(fc.boolean()),
  'ticket.field.bought': sometimes(days),
  'ticket.field.tier': sometimes(fc.constantFrom('gold', 'silver', '5')),
  'ticket.field.tags': sometimes(fc.uniqueArray(fc.constantFrom('vip', 'null', 'true'), { minLength: 1 })),
  'ticket.status': fc.constantFrom(...defaultStatuses.map(({ id }) => id)),
  'ticket.priority': fc.constantFrom(...Priority.options),
  'ticket.severity': fc.option(fc.constantFrom(...Severity.options)),
  'ticket.type': fc.constantFrom(...TicketType.options),
  'ticket.channel': fc.constantFrom(...Channel.options),
  'ticket.teamId': fc.option(fc.constantFrom(...ids)),
  'ticket.assigneeId': fc.option(fc.constantFrom(...ids)),
  'ticket.requesterId': fc.constantFrom(...ids),
  'ticket.organisationId': fc.option(fc.constantFrom(...ids)),
  'ticket.tags': fc.uniqueArray(fc.constantFrom(...tags), { maxLength: 3 }),
  'ticket.openedAt': fc.integer({ min: -50, max: 50 }).map((hours) => now + hours * 3_600_000),
});

const choice = (fact: string) => fc.constantFrom(...(ticketCatalog.find(fact)?.choices ?? []).map(({ value }) => value));
const leaf = (fact: string, operator: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>): fc.Arbitrary<ConditionNode> =>
  fc.record({ fact: fc.constant(fact), operator, value });
const single = fc.constantFrom('equal', 'notEqual');
const several = fc.constantFrom('in', 'notIn');
const presence = fc.constantFrom('exists', 'notExists');
const listed = (values: fc.Arbitrary<unknown>) => fc.array(values, { minLength: 1, maxLength: 3 });
const valued = (fact: string, values: fc.Arbitrary<unknown>) => [
  leaf(fact, single, values),
  leaf(fact, several, listed(values)),
  leaf(fact, presence, fc.constant(undefined)),
];
const choices = ['status', 'statusCategory', 'priority', 'severity', 'type', 'channel'].map((name) => `ticket.${name}`);
const references = ['teamId', 'assigneeId', 'requesterId', 'organisationId'].map((name) => `ticket.${name}`);
const instant = fc.integer({ min: -50, max: 50 }).map((hours) => new Date(now + hours * 3_600_000).toISOString());

const anyLeaf = fc.oneof(
  ...choices.flatMap((fact) => valued(fact, choice(fact))),
  ...references.flatMap((fact) => valued(fact, fc.constantFrom(...ids, newId()))),
  leaf('ticket.tags', fc.constantFrom('containsAny', 'containsAll', 'containsNone'), listed(fc.constantFrom(...tags, 'none has it'))),
  leaf('ticket.tags', presence, fc.constant(undefined)),
  leaf('ticket.openedAt', fc.constantFrom('before', 'after'), instant),
  leaf('ticket.openedAt', fc.constantFrom('withinLast', 'withinNext'), fc.constantFrom('PT1H', 'PT10H', 'P2D')),
  leaf(
    'ticket.number',
    fc.constantFrom('lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'),
    fc.double({ min: 0, max: 40, noNaN: true }),
  ),
  leaf('ticket.number', single, fc.oneof(fc.nat(40), fc.constant(1.5))),
  ...valued('ticket.field.select', texts),
  ...valued('ticket.field.number', numbers),
  ...valued('ticket.field.tier', fc.constantFrom('gold', 'silver', '5')),
  leaf('ticket.field.on_site', single, fc.boolean()),
  leaf('ticket.field.number', fc.constantFrom('lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'), numbers),
  leaf('ticket.field.bought', fc.constantFrom('before', 'after'), fc.oneof(days.map(dayOf), instant)),
  leaf('ticket.field.bought', fc.constantFrom('withinLast', 'withinNext'), fc.constantFrom('PT1H', 'PT10H', 'P2D')),
  leaf('ticket.field.tags', fc.constantFrom('containsAny', 'containsAll', 'containsNone'), listed(fc.constantFrom('vip', 'null', 'true'))),
  leaf('ticket.field.tags', presence, fc.constant(undefined)),
);
const { tree } = fc.letrec<{ tree: ConditionNode }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    anyLeaf,
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
}));

function compiled(selector: ConditionNode): ScheduleTiming {
  const trigger: RuleTrigger = { kind: 'schedule', cron: '0 9 * * *', timeZone: 'UTC', selector: { all: [selector] } };
  const content = RuleContent.parse({
    name: 'Sample',
    order: { phase: 'intake', rank: 'm' },
    trigger,
    conditions: { all: [{ fact: 'ticket.priority', operator: 'exists' }] },
    actions: [{ id: 'a', type: 'ticket.set-priority', params: { to: 'low' } }],
  });
  const result = compileContent(content, language);
  if ('problems' in result || result.rule.timing?.kind !== 'schedule') throw new Error(JSON.stringify(result));
  return result.rule.timing;
}

/** The values of a ticket's fields as its row holds them. */
const fieldsOf = (values: FactValues): object =>
  Object.fromEntries(
    fields.flatMap(({ key, kind }) => {
      const value = values[`ticket.field.${key}`] ?? null;
      return value === null ? [] : [[key, kind === 'date' ? dayOf(value as number) : value]];
    }),
  );

const categoryOf = (status: unknown) => defaultStatuses.find(({ id }) => id === status)?.category;

describe('the selector of a schedule', () => {
  let test: TestApp;
  beforeAll(async () => (test = await createTestApp({ imports: [IdentityModule, CustomersModule, TicketsModule] })));
  afterAll(() => test.close());

  /** Writes the rows into the queue, and answers with the facts of each by its id. */
  async function store(rows: readonly FactValues[]): Promise<ReadonlyMap<string, FactReader>> {
    const database = test.get(Database);
    await database.query('delete from rm.ticket_list');
    const facts = new Map<string, FactReader>();
    for (const [place, values] of rows.entries()) {
      const [id, number] = [newId(), place + 1];
      const category = categoryOf(values['ticket.status']);
      const opened = new Date(values['ticket.openedAt'] as number).toISOString();
      await database.query(
        `insert into rm.ticket_list (id, version, number, subject, requester_id, organisation_id, channel, type, status, category, priority, priority_rank,
           severity, team_id, assignee_id, follower_ids, tags, created_at, begun_at, updated_at, category_since, clocks, earlier_clocks, due_sort, fields, field_subjects)
         values ($1, 1, $2, 'Lamp', $3, $4, $5, $6, $7, $8, $9, 0, $10, $11, $12, '{}', $13, $14, $14, $14, $14, '{}', '{}', $14, $15, '{}')`,
        [
          ...[id, number, values['ticket.requesterId'], values['ticket.organisationId'], values['ticket.channel'], values['ticket.type']],
          ...[values['ticket.status'], category, values['ticket.priority'], values['ticket.severity'], values['ticket.teamId']],
          ...[values['ticket.assigneeId'], values['ticket.tags'], opened, JSON.stringify(fieldsOf(values))],
        ],
      );
      facts.set(id, new FactReader({ ...values, 'ticket.number': number, 'ticket.statusCategory': category }, null, now));
    }
    return facts;
  }

  it('finds in the database what the evaluation of its conditions holds true', async () => {
    const facts = await store(fc.sample(row, { numRuns: 40, seed: 5 }));
    const found = { some: 0, none: 0 };
    await fc.assert(
      fc.asyncProperty(tree, async (selector) => {
        const { selects, predicate } = compiled(selector);
        const { tickets } = await test.get(TicketSelector).select(predicate(now), { limit: 2_000 });
        const expected = [...facts].filter(([, reader]) => selects(reader)).map(([id]) => id);
        expect(tickets.map(({ id }) => id)).toEqual(expected);
        found[expected.length > 0 ? 'some' : 'none'] += 1;
      }),
      { numRuns: 400 },
    );
    expect(Math.min(found.some, found.none)).toBeGreaterThan(10);
  });

  it('takes no more than it may, in the order of opening, and counts the rest', async () => {
    await store(fc.sample(row, { numRuns: 12, seed: 7 }));
    const everything = compiled({ fact: 'ticket.priority', operator: 'exists' }).predicate(now);
    const first = await test.get(TicketSelector).select(everything, { limit: 5 });
    expect(first.tickets.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(first.total).toBe(12);
    const rest = await test.get(TicketSelector).select(everything, { limit: 100, after: 5 });
    expect([rest.tickets.length, rest.total]).toEqual([7, 7]);
  });
});
