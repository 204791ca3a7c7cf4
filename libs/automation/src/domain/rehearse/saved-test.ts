import { acceptableUntested, DecisionBranch, type RuleContent, type RuleTest, type TestPolicy } from '@casewright/contracts';
import type { ActionRegistry, Decision } from '@casewright/rules';

/**
 * Why a rule needs a test that it lacks, or null. What reaches people or machines outside cannot be taken back, so it is to have been done
 * once in a test. `taken`: what each test fired for, where it did; it counts for tests that do not say what they expect.
 */
export function missingTest(
  content: RuleContent,
  registry: ActionRegistry,
  policy: TestPolicy,
  taken: readonly (DecisionBranch | null)[],
): string | null {
  const { actions: then, otherwise = [], tests = [] } = content;
  const shown = tests.flatMap(({ expect }, place) => (expect.fires ? [expect.branch ?? taken[place] ?? 'untold'] : []));
  const mayStay = (type: string) => policy !== 'required' && acceptableUntested.has(type);
  const branches = { then, otherwise };
  for (const branch of DecisionBranch.options) {
    // A test that fails is told of by itself.
    if (shown.includes(branch) || shown.includes('untold')) continue;
    const needing = branches[branch].find(({ type }) => registry.find(type)?.external === true && !mayStay(type));
    if (!needing) continue;
    const label = registry.find(needing.type)?.label ?? needing.type;
    return `“${label}” reaches somebody outside: save a test in which the rule fires${otherwise.length > 0 ? whyItFires[branch] : ''}.`;
  }
  return null;
}

const whyItFires = { then: ' because its conditions hold', otherwise: ' because its conditions do not hold' } as const;

const expectedWords = ({ fires, branch }: RuleTest['expect']): string => {
  if (!fires) return 'it does nothing';
  return branch === 'otherwise' ? 'it does what it does otherwise' : 'it fires';
};

export const testName = ({ name, expect }: RuleTest, place: number): string => name ?? `Test ${place + 1}: ${expectedWords(expect)}`;

/** What was otherwise than expected, or null. */
export function judge({ fires, branch, changes = {} }: RuleTest['expect'], decision: Decision): string | null {
  const fired = decision.outcome === 'fired';
  if (fires && !fired) return `It should fire, and does not: ${decision.reason ?? 'its conditions do not hold.'}`;
  if (!fires) return fired ? 'It should do nothing, and fires.' : null;
  if (branch !== undefined && branch !== decision.branch) return otherBranchWords[branch];
  const wrong = Object.entries(changes).find(([field, wanted]) => {
    const last = decision.changes.filter((change) => change.field === field).at(-1);
    return JSON.stringify(last?.after ?? null) !== JSON.stringify(wanted);
  });
  return wrong ? `It should make “${wrong[0]}” ${JSON.stringify(wrong[1])}, and does not.` : null;
}

const otherBranchWords: Readonly<Record<DecisionBranch, string>> = {
  then: 'Its conditions should hold, and do not: it does what it does otherwise.',
  otherwise: 'It should do what it does otherwise, and its conditions hold.',
};
