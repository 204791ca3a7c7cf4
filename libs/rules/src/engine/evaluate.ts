import type { DecisionBranch, DecisionOutcome } from '@casewright/contracts';
import type { CompiledAction } from '../compile/compile-actions';
import type { CompiledRule } from '../compile/compile-rule';
import { lookUpProblem } from '../facts/looked-up';
import type { FactReader, FactValues } from '../facts/fact-reader';
import type { Decision, EvaluationOptions, PlannedAction, RuleEvent } from './decision';
import { guardReason, untouched, type RuleHistory } from './guards';
import type { ActionPlan, PlannedChange } from '../actions/define-action';
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
  const { facts: changes = {}, ...verdict } = attempt(rule, facts, event, options);
  const microseconds = Math.round((options.stopwatch?.() ?? 0) - begun);
  return { decision: { rule, ...undecided, ...verdict, microseconds }, facts: changes };
}

interface Verdict extends Partial<Plan>, Partial<Pick<Decision, 'branch' | 'reason' | 'tree'>> {
  readonly outcome: DecisionOutcome;
}

const undecided = { branch: 'then', reason: null, tree: null, changes: [], actions: [] } as const;

function attempt(rule: CompiledRule, facts: FactReader, event: RuleEvent, options: EvaluationOptions): Verdict {
  try {
    const rejected = rule.trigger(facts);
    const unknown = rejected === null ? lookUpProblem(facts.lookedUp, rule.needs) : null;
    if (unknown !== null) return { outcome: 'error', reason: unknown };
    const wantsTree = options.explain?.(rule) === true || (rejected === null && mayAct(rule, facts));
    if (!wantsTree) return rejected === null ? { outcome: 'no-match' } : { outcome: 'trigger-rejected', reason: rejected };
    const tree = traceOf(rule.conditions, facts);
    if (rejected !== null) return { outcome: 'trigger-rejected', reason: rejected, tree };
    const branch = tree.result ? 'then' : 'otherwise';
    if (hasNothingFor(rule, branch)) return { outcome: 'no-match', reason: noMatchWords[branch], tree };
    const history = options.history?.(rule) ?? untouched;
    return guard(rule, branch, planActions(rule, branch, facts, { event, history }), { facts, event, history, tree });
  } catch (error) {
    return { outcome: 'error', reason: `The rule failed: ${error instanceof Error ? error.message : String(error)}` };
  }
}

const noMatchWords: Readonly<Record<DecisionBranch, string>> = {
  then: 'Its conditions held, and it does something only where they do not.',
  otherwise: 'Its conditions did not hold.',
};

/** Whether there is a list of actions for what the gate says. */
const mayAct = (rule: CompiledRule, facts: FactReader): boolean => rule.otherwise.length > 0 || rule.gate(facts);

const hasNothingFor = ({ actions, otherwise }: CompiledRule, branch: DecisionBranch): boolean =>
  branch === 'otherwise' ? otherwise.length === 0 : actions.length === 0 && otherwise.length > 0;

const actionsOf = (rule: CompiledRule, branch: DecisionBranch) => (branch === 'then' ? rule.actions : rule.otherwise);

interface Circumstances {
  readonly facts: FactReader;
  readonly event: RuleEvent;
  readonly history: RuleHistory;
  readonly tree: TraceGroup;
}

function guard(rule: CompiledRule, branch: DecisionBranch, plan: Plan, { facts, event, history, tree }: Circumstances): Verdict {
  const { depth, imported = false } = event;
  const changesProperty = plan.changes.some(isChange);
  const reason = guardReason(rule, { history, branch, depth, imported, now: facts.now, changesProperty });
  return reason === null ? { outcome: 'fired', branch, tree, ...plan } : { outcome: 'guarded', branch, reason, tree };
}

const isChange = ({ field, before, after }: PlannedChange): boolean =>
  field !== 'comments' && JSON.stringify(before) !== JSON.stringify(after);

/** However often rules start each other, whoever is outside hears of it once from each of them. */
const isRepeatedOutside = ({ definition }: CompiledAction, { actionsInChain }: RuleHistory): boolean =>
  definition.external && actionsInChain > 0;
const saidAlready: ActionPlan = {
  changes: [],
  commands: [],
  facts: {},
  withheld: 'It has acted in this chain of changes before, and reaches people outside once.',
};

/** Each action sees what the earlier ones of the rule will have changed. */
function planActions(
  rule: CompiledRule,
  branch: DecisionBranch,
  facts: FactReader,
  { event, history }: Pick<Circumstances, 'event' | 'history'>,
): Plan {
  const { ruleId, version } = rule.document;
  let plan = nothing;
  for (const action of actionsOf(rule, branch)) {
    const planned = isRepeatedOutside(action, history)
      ? saidAlready
      : action.plan({ ticketId: event.ticketId, rule: { id: ruleId, version }, facts: facts.with(plan.facts) });
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
