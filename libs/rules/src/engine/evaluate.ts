import type { DecisionOutcome } from '@casewright/contracts';
import type { CompiledRule } from '../compile/compile-rule';
import type { FactReader, FactValues } from '../facts/fact-reader';
import type { Decision, EvaluationOptions, PlannedAction, RuleEvent } from './decision';
import { guardReason, untouched } from './guards';
import type { PlannedChange } from '../actions/define-action';
import { traceOf, type TraceGroup } from './trace';

/** A decision, and what rules after it will see of the ticket. */
export interface Evaluated {
  readonly decision: Decision;
  readonly facts: FactValues;
}

interface Plan {
  readonly actions: readonly PlannedAction[];
  readonly changes: readonly PlannedChange[];
  readonly facts: FactValues;
}

const nothing: Plan = { actions: [], changes: [], facts: {} };

/**
 * One rule on one event: trigger, compiled gate, trace, guards, plan. The same function serves live events and the answer to "why not".
 * Never throws: a rule that does is decided as `error`, and the others go on.
 */
export function evaluate(rule: CompiledRule, facts: FactReader, event: RuleEvent, options: EvaluationOptions = {}): Evaluated {
  const begun = options.stopwatch?.() ?? 0;
  const conclude = (outcome: DecisionOutcome, reason: string | null, tree: TraceGroup | null, plan = nothing): Evaluated => {
    const microseconds = Math.round((options.stopwatch?.() ?? 0) - begun);
    return { decision: { rule, outcome, reason, tree, changes: plan.changes, actions: plan.actions, microseconds }, facts: plan.facts };
  };
  try {
    const wantsTree = options.explain?.(rule) === true;
    const rejected = rule.trigger(facts);
    if (rejected === null && !wantsTree && !rule.gate(facts)) return conclude('no-match', null, null);
    if (rejected !== null && !wantsTree) return conclude('trigger-rejected', rejected, null);
    const tree = traceOf(rule.conditions, facts);
    if (rejected !== null) return conclude('trigger-rejected', rejected, tree);
    if (!tree.result) return conclude('no-match', 'Its conditions did not hold.', tree);
    const plan = planActions(rule, facts, event);
    const history = options.history?.(rule) ?? untouched;
    const attempt = { history, depth: event.depth, now: facts.now, changesProperty: plan.changes.some(isChange) };
    const guarded = guardReason(rule, attempt);
    return guarded === null ? conclude('fired', null, tree, plan) : conclude('guarded', guarded, tree);
  } catch (error) {
    return conclude('error', `The rule failed: ${error instanceof Error ? error.message : String(error)}`, null);
  }
}

const isChange = ({ field, before, after }: PlannedChange): boolean =>
  field !== 'comments' && JSON.stringify(before) !== JSON.stringify(after);

/** Each action sees what the earlier ones of the rule will have changed. */
function planActions(rule: CompiledRule, facts: FactReader, event: RuleEvent): Plan {
  const { ruleId, version } = rule.document;
  let plan = nothing;
  for (const action of rule.actions) {
    const planned = action.plan({ ticketId: event.ticketId, rule: { id: ruleId, version }, facts: facts.with(plan.facts) });
    const steps = planned.commands.map(({ key, message }) => ({
      commandId: `rule:${event.eventId}:${ruleId}@${version}:${action.id}${key === '' ? '' : `.${key}`}`,
      message,
    }));
    plan = {
      actions: [...plan.actions, { id: action.id, type: action.definition.type, steps, withheld: planned.withheld ?? null }],
      changes: [...plan.changes, ...planned.changes],
      facts: { ...plan.facts, ...planned.facts },
    };
  }
  return plan;
}
