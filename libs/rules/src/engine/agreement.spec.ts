import fc from 'fast-check';
import type { CompiledRule } from '../compile/compile-rule';
import { leavesOf, type CompiledLeaf } from '../compile/condition';
import type { FactDefinition } from '../facts/fact-catalog';
import { FactReader, type FactValues } from '../facts/fact-reader';
import { nothingLookedUp } from '../facts/looked-up';
import type { Operator } from '../operators/operator';
import { operators, operatorsFor } from '../operators/registry';
import { group, operandOf, ordinary, values } from '../testing/generated-rules';
import { kindsOf, oddValues } from '../testing/odd-values';
import { office } from '../testing/office';
import { referenceOperators } from '../testing/reference-operators';
import { ReferenceRule, type ReferenceNode } from '../testing/reference-rule';
import { compiled, language, now } from '../testing/sample-rule';
import { traceOf, type TraceNode } from './trace';

/** Each rule of a few meets each event of some: making events takes longer than evaluating them. */
const [rulesAtOnce, eventsAtOnce] = [5, 25];
/** `npm run fuzz:rules` asks for more. */
const pairs = Number(process.env['FUZZ_PAIRS'] ?? 50_000);
const calendars = new Map([[office.id, office]]);
const readerOf = (after: FactValues, before: FactValues | null) => new FactReader(after, before, now, { ...nothingLookedUp, calendars });

/** The results of a tree in the order of its parts, whoever made it. */
const results = (tree: TraceNode): readonly unknown[] => [tree.result, ...(tree.kind === 'leaf' ? [] : tree.children.flatMap(results))];
const referenceResults = (tree: ReferenceNode): readonly unknown[] => {
  const parts = tree.all ?? tree.any ?? (tree.not ? [tree.not] : []);
  return [tree.result, ...parts.flatMap(referenceResults)];
};

/** Answers what all of them say. */
async function agreed(rule: CompiledRule, reference: ReferenceRule, facts: FactReader): Promise<boolean> {
  const expected = await reference.evaluate(facts);
  const wanted = [expected.result, ...referenceResults(expected)];
  const given = [rule.gate(facts), ...results(traceOf(rule.conditions, facts))];
  // An expectation costs more than all that is compared, so it is left to those that fail.
  if (given.length !== wanted.length || given.some((one, place) => one !== wanted[place])) expect(given).toEqual(wanted);
  return expected.result === true;
}

/** How often each operator met each kind of odd value, and each answer. */
class Coverage {
  readonly met = new Map<string, number>();

  note(leaves: readonly CompiledLeaf[], { values: after, before }: FactReader): void {
    for (const { fact, operator } of leaves) {
      const seen = operator.aspect === 'change' ? [after[fact.id], before?.[fact.id]] : [after[fact.id]];
      for (const kind of seen.flatMap(kindsOf)) this.count(`${operator.id} on ${kind}`);
    }
  }

  get missing(): readonly string[] {
    const all = operators.flatMap(({ id }) => Object.keys(oddValues).map((kind) => `${id} on ${kind}`));
    return all.filter((pair) => !this.met.has(pair));
  }

  private count(pair: string): void {
    this.met.set(pair, (this.met.get(pair) ?? 0) + 1);
  }
}

/** Each value as it is, and as what the fact was before it. */
function eventsWith(fact: FactDefinition): readonly FactReader[] {
  const usual: unknown = fc.sample(ordinary(fact), { numRuns: 1, seed: 1 })[0];
  return Object.values(oddValues)
    .flat()
    .flatMap((value) => [
      readerOf({ [fact.id]: value }, null),
      readerOf({ [fact.id]: value }, { [fact.id]: usual }),
      readerOf({ [fact.id]: usual }, { [fact.id]: value }),
    ]);
}

describe('the compiled gate and the trace', () => {
  it('are held to meanings of their own for all operators that json-rules-engine does not have', () => {
    expect(Object.keys(referenceOperators).sort()).toEqual(
      operators
        .filter(({ test }) => test !== null)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it.each(operators.map((operator): [string, Operator] => [operator.id, operator]))(
    'agree with json-rules-engine on %s with every odd value for every fact that it fits',
    async (_, operator) => {
      const facts = language.catalog.facts.filter((fact) => operatorsFor(fact).includes(operator));
      expect(facts).not.toEqual([]);
      for (const fact of facts) {
        const [value] = fc.sample(operandOf(operator, fact), { numRuns: 1, seed: 1 });
        const rule = compiled({ conditions: { all: [{ fact: fact.id, operator: operator.id, value }] } });
        const reference = new ReferenceRule(rule);
        for (const event of eventsWith(fact)) await agreed(rule, reference, event);
      }
    },
  );

  it(`agree with json-rules-engine on ${pairs} generated pairs of rule and event`, async () => {
    const rules = fc.array(group(2), { minLength: rulesAtOnce, maxLength: rulesAtOnce });
    const events = fc.array(fc.tuple(values, fc.option(values)), { minLength: eventsAtOnce, maxLength: eventsAtOnce });
    const coverage = new Coverage();
    let [held, compared] = [0, 0];
    await fc.assert(
      fc.asyncProperty(rules, events, async (made, happened) => {
        const readers = happened.map(([after, before]) => readerOf(after, before));
        for (const conditions of made) {
          const rule = compiled({ conditions });
          const [reference, leaves] = [new ReferenceRule(rule), leavesOf(rule.conditions)];
          for (const facts of readers) {
            held += (await agreed(rule, reference, facts)) ? 1 : 0;
            compared += 1;
            coverage.note(leaves, facts);
          }
        }
      }),
      { numRuns: pairs / (rulesAtOnce * eventsAtOnce) },
    );
    expect(compared).toBe(pairs);
    // Neither answer may be so rare that agreement means nothing, and no operator may have been spared a kind of value.
    expect(held / compared).toBeGreaterThan(0.1);
    expect(held / compared).toBeLessThan(0.9);
    expect(coverage.missing).toEqual([]);
  }, 3_600_000);
});
