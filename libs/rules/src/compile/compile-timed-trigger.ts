import { offsetMilliseconds, RuleAnchor, type ConditionNode, type RelativeTrigger, type ScheduleTrigger } from '@casewright/contracts';
import { readSchedule } from '../timed/schedule';
import { selectorOf } from '../timed/selector';
import type { Timing } from '../timed/timing';
import { canonicalJson } from './canonical-json';
import { leavesOf, type CompiledCondition, type CompiledGroup } from './condition';
import { compileGate } from './gate';
import { lookUpsOf } from './look-ups';
import type { Problems } from './problems';

/** Looks up the comparisons of a tree that stands at a place of the document. */
export type ResolveTree = (tree: ConditionNode, pointer: string) => CompiledGroup | null;

const longestOffset = 366 * 24 * 3_600_000;

/** The plan holds what decides when it runs; where one of its parts is wrong, the problems say so and there is no timing. */
export function compileSchedule({ cron, timeZone, selector }: ScheduleTrigger, resolve: ResolveTree, problems: Problems): Timing | null {
  const schedule = readSchedule(cron, timeZone);
  if ('problems' in schedule) for (const { field, message } of schedule.problems) problems.add(`/trigger/${field}`, message);
  const resolved = resolve(selector, '/trigger/selector');
  const predicate = resolved && selectorOf(resolved, problems);
  if (!resolved || !predicate || 'problems' in schedule) return null;
  const plan = canonicalJson(['schedule', cron, timeZone]);
  return { kind: 'schedule', schedule, selects: compileGate(resolved), predicate, plan, leaves: leavesOf(resolved), needs: [] };
}

/** `conditions` are those of the rule: what they ask of the status tells in which statuses there is anything to wait for. */
export function compileRelative(
  { anchor, offset, calendarId, cancelWhen }: RelativeTrigger,
  conditions: CompiledGroup | null,
  resolve: ResolveTree,
  problems: Problems,
): Timing | null {
  const known = RuleAnchor.safeParse(anchor);
  if (!known.success)
    problems.add('/trigger/anchor', `There is no time "${anchor}" of a ticket: choose one of ${RuleAnchor.options.join(', ')}.`);
  const milliseconds = offsetMilliseconds(offset) ?? 0;
  if (Math.abs(milliseconds) > longestOffset) problems.add('/trigger/offset', 'Wait for at most 366 days: give a shorter time.');
  const cancels = cancelWhen ? resolve(cancelWhen, '/trigger/cancelWhen') : null;
  if (!known.success || (cancelWhen && !cancels)) return null;
  return {
    kind: 'relative',
    anchor: known.data,
    offset: milliseconds,
    calendarId: calendarId ?? null,
    cancels: cancels && compileGate(cancels),
    statuses: known.data === 'status.enteredAt' && conditions ? neededValues(conditions, 'ticket.status') : null,
    plan: canonicalJson(['relative', anchor, milliseconds, calendarId ?? null]),
    leaves: cancels ? leavesOf(cancels) : [],
    needs: cancels ? lookUpsOf(leavesOf(cancels)) : [],
  };
}

/** The values of which a fact must have one for the conditions to hold; null: they can hold with any. */
export function neededValues(condition: CompiledCondition, fact: string): readonly unknown[] | null {
  switch (condition.kind) {
    case 'leaf':
      if (condition.fact.id !== fact) return null;
      return condition.operator.id === 'equal' || condition.operator.id === 'in' ? [condition.operand].flat() : null;
    case 'all': {
      const needed = condition.children.map((child) => neededValues(child, fact)).filter((values) => values !== null);
      return needed.reduce<readonly unknown[] | null>((both, values) => (both ? both.filter((one) => values.includes(one)) : values), null);
    }
    case 'any': {
      const needed = condition.children.map((child) => neededValues(child, fact));
      return needed.every((values) => values !== null) ? needed.flat() : null;
    }
    case 'not':
      return null;
  }
}
