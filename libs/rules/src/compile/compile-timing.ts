import { durationMilliseconds, type ConditionNode, type RuleContent } from '@casewright/contracts';
import type { FactCatalog } from '../facts/fact-catalog';
import type { Timing } from '../timed/timing';
import { canonicalJson } from './canonical-json';
import { compileRelative, compileSchedule } from './compile-timed-trigger';
import { leavesOf, type CompiledGroup, type CompiledLeaf } from './condition';
import { below, type Problems } from './problems';
import { resolveTree } from './resolve-conditions';

/** When the rule runs, where it does not run on its events there and then. */
export function compileTiming(
  content: RuleContent,
  conditions: CompiledGroup | null,
  catalog: FactCatalog,
  problems: Problems,
): Timing | null {
  const { trigger } = content;
  const resolve = (tree: ConditionNode, pointer: string) => resolveTree(tree, pointer, content, catalog, problems);
  const rest = trigger.kind === 'event' ? trigger.debounce : undefined;
  if (trigger.kind === 'event' && rest === undefined) return null;
  for (const leaf of conditions ? leavesOf(conditions) : []) refuseEventLeaf(leaf, problems);
  if (trigger.kind === 'schedule') return compileSchedule(trigger, resolve, problems);
  if (trigger.kind === 'relative') {
    const deciding = content.otherwise === undefined || content.otherwise.length === 0 ? conditions : null;
    return compileRelative(trigger, deciding, resolve, problems);
  }
  const milliseconds = durationMilliseconds(rest ?? '') ?? 0;
  return { kind: 'rest', milliseconds, plan: canonicalJson(['rest', milliseconds]), leaves: [], needs: [] };
}

/** A wake-up changes nothing and nobody says anything in it. */
function refuseEventLeaf({ id, fact, operator }: CompiledLeaf, problems: Problems): void {
  const advice = 'ask for how the ticket is';
  if (operator.aspect === 'change')
    problems.add(below(id, 'operator'), `Nothing changes at the moment when a rule wakes up, so this never holds: ${advice}.`);
  else if (fact.group === 'before' || (fact.group === 'event' && fact.id !== 'event.at'))
    problems.add(below(id, 'fact'), `"${fact.label}" belongs to an event, and this rule runs at a time of its own: ${advice}.`);
}
