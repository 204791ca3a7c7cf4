import type { ConditionNode } from '@casewright/contracts';
import fc from 'fast-check';
import { ReferenceRule, type ReferenceNode } from '../testing/reference-rule';
import { office } from '../testing/office';
import { compiled, language, now } from '../testing/sample-rule';
import { traceOf, type TraceNode } from './trace';
import { FactReader, type FactValues } from '../facts/fact-reader';
import { nothingLookedUp } from '../facts/looked-up';
import { operatorsFor } from '../operators/registry';
import type { FactDefinition } from '../facts/fact-catalog';
import type { Operator } from '../operators/operator';

const words = ['black picture', 'STRASSE', 'straße', 'ﬁlm', 'İstanbul', '', 'urgent', '😀', 'a1', 'null'];
const text = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 12, unit: 'grapheme' }));
const id = fc.constantFrom('team-1', 'team-2', 'person-1');
const instants = [now - 3_600_000, now, now + 60_000, now - 86_400_000];

/** Values that a fact should never have, and has one day. */
const strange = fc.constantFrom<unknown>(
  null,
  undefined,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -0,
  '5',
  '5 apples',
  [],
  [5],
  ['low'],
  {},
  { known: true },
  { fact: 'x' },
  true,
  0,
);

function ordinary(fact: FactDefinition): fc.Arbitrary<unknown> {
  switch (fact.type) {
    case 'text':
      return text;
    case 'choice':
      return fc.constantFrom(...(fact.choices ?? []).map(({ value }) => value));
    case 'number':
      return fc.constantFrom(0, 1, 2, 5, 7.5, -3);
    case 'boolean':
      return fc.boolean();
    case 'date':
      return fc.constantFrom(...instants);
    case 'reference':
      return id;
    case 'list':
      return fc.array(fc.constantFrom('vip', 'black-picture', 'low'), { maxLength: 3 });
  }
}

function operandOf(operator: Operator, fact: FactDefinition): fc.Arbitrary<unknown> {
  const single =
    fact.type === 'date'
      ? fc.constantFrom(...instants.map((at) => new Date(at).toISOString()))
      : fact.type === 'list'
        ? fc.constantFrom('vip', 'low')
        : ordinary(fact);
  const filled = single.filter((value) => typeof value !== 'string' || value.trim() !== '');
  switch (operator.operand) {
    case 'none':
      return fc.constant(undefined);
    case 'one':
      return filled;
    case 'many':
      return fc.array(filled, { minLength: 1, maxLength: 3 });
    case 'duration':
      return fc.constantFrom('PT30M', 'PT1H', 'P1D');
    case 'pattern':
      return fc.constantFrom('black.*picture', '^a[0-9]$', 'stra(ss|ß)e', '\\bnull\\b', '.');
    case 'calendar':
      return fc.constant(office.id);
    case 'calendar-duration':
      return fc.constantFrom('PT30M', 'PT2H').map((atLeast) => ({ calendarId: office.id, atLeast }));
  }
}

const leafOf = (fact: FactDefinition): fc.Arbitrary<ConditionNode> =>
  fc
    .constantFrom(...operatorsFor(fact))
    .chain((operator) => operandOf(operator, fact).map((value) => ({ fact: fact.id, operator: operator.id, value })));

const leaf = fc.constantFrom(...language.catalog.facts).chain(leafOf);
const group = (depth: number): fc.Arbitrary<ConditionNode> => {
  const child = depth === 0 ? leaf : fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 2, arbitrary: group(depth - 1) });
  const children = fc.array(child, { minLength: 1, maxLength: 4 });
  return fc.oneof(
    children.map((all) => ({ all })),
    children.map((any) => ({ any })),
    child.map((not) => ({ not })),
  );
};

const values: fc.Arbitrary<FactValues> = fc.record(
  Object.fromEntries(
    language.catalog.facts.map((fact) => [fact.id, fc.oneof({ weight: 4, arbitrary: ordinary(fact) }, { weight: 1, arbitrary: strange })]),
  ),
  { requiredKeys: [] },
);

const eventsPerRule = 25;
/** `npm run fuzz:rules` asks for more. */
const pairs = Number(process.env['FUZZ_PAIRS'] ?? 50_000);

/** The results of a tree in the order of its parts, whoever made it. */
const results = (tree: TraceNode): readonly unknown[] => [tree.result, ...(tree.kind === 'leaf' ? [] : tree.children.flatMap(results))];
const referenceResults = (tree: ReferenceNode): readonly unknown[] => {
  const parts = tree.all ?? tree.any ?? (tree.not ? [tree.not] : []);
  return [tree.result, ...parts.flatMap(referenceResults)];
};

describe('the compiled gate and the trace', () => {
  it(`agree with json-rules-engine on ${pairs} generated pairs of rule and event`, async () => {
    const events = fc.array(fc.tuple(values, fc.option(values)), { minLength: eventsPerRule, maxLength: eventsPerRule });
    let held = 0;
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(group(2), events, async (conditions, generated) => {
        const rule = compiled({ conditions });
        const reference = new ReferenceRule(rule);
        for (const [after, before] of generated) {
          const facts = new FactReader(after, before, now, { ...nothingLookedUp, calendars: new Map([[office.id, office]]) });
          const expected = await reference.evaluate(facts);
          expect(rule.gate(facts)).toBe(expected.result);
          expect(results(traceOf(rule.conditions, facts))).toEqual(referenceResults(expected));
          compared += 1;
          held += expected.result === true ? 1 : 0;
        }
      }),
      { numRuns: pairs / eventsPerRule },
    );
    expect(compared).toBe(pairs);
    // Neither answer may be so rare that agreement means nothing.
    expect(held / compared).toBeGreaterThan(0.1);
    expect(held / compared).toBeLessThan(0.9);
  }, 3_600_000);
});
