import type { RuleContent, RuleTest, TestPolicy } from '@casewright/contracts';
import type { ActionRegistry, Decision } from '@casewright/rules';

/** What may go untested where whoever publishes accepts it: a desk without a past has no event to test on. */
const acceptable: ReadonlySet<string> = new Set(['ticket.mail-requester']);

/**
 * Why a rule needs a test that it lacks, or null. What reaches people or machines outside cannot be taken back, so it is to have fired once
 * in a test.
 */
export function missingTest(content: RuleContent, registry: ActionRegistry, policy: TestPolicy): string | null {
  const tests = content.tests ?? [];
  if (tests.some(({ expect }) => expect.fires)) return null;
  const external = [...content.actions, ...(content.otherwise ?? [])].filter(({ type }) => registry.find(type)?.external === true);
  const needing = policy === 'required' || tests.length > 0 ? external : external.filter(({ type }) => !acceptable.has(type));
  const [first] = needing;
  if (!first) return null;
  const label = registry.find(first.type)?.label ?? first.type;
  return `“${label}” reaches somebody outside: save a test in which the rule fires.`;
}

export const testName = ({ name, expect }: RuleTest, place: number): string =>
  name ?? `Test ${place + 1}: ${expect.fires ? 'it fires' : 'it does nothing'}`;

/** What was otherwise than expected, or null. */
export function judge({ fires, changes = {} }: RuleTest['expect'], decision: Decision): string | null {
  const fired = decision.outcome === 'fired';
  if (fires && !fired) return `It should fire, and does not: ${decision.reason ?? 'its conditions do not hold.'}`;
  if (!fires) return fired ? 'It should do nothing, and fires.' : null;
  const wrong = Object.entries(changes).find(([field, wanted]) => {
    const last = decision.changes.filter((change) => change.field === field).at(-1);
    return JSON.stringify(last?.after ?? null) !== JSON.stringify(wanted);
  });
  return wrong ? `It should make “${wrong[0]}” ${JSON.stringify(wrong[1])}, and does not.` : null;
}
