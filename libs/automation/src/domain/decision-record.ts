import { withoutValues, type Decision, type PlannedStep, type TicketMoment, type TraceNode } from '@casewright/rules';
import type { ActionStatus, DecisionBranch, DecisionOutcome } from '@casewright/contracts';
import { idFrom } from '@casewright/kernel';

/** An action in a record. */
export interface RecordedAction {
  readonly id: string;
  readonly type: string;
  readonly status: ActionStatus;
  readonly message: string | null;
}

export interface RecordedChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The commands of each action, until they were sent. */
export type RecordedPlan = Readonly<Record<string, readonly PlannedStep[]>>;

/** What one rule decided on one event, as it is kept. Holds no text about people: that is read from the log again. */
export interface DecisionRecord {
  readonly id: string;
  /** Null: kept as long as the ticket. A number: its place in a bucket, where a later sample may take it. */
  readonly slot: number | null;
  readonly ticketId: string;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly ruleHash: string;
  readonly ruleName: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly eventVersion: number;
  readonly commandId: string;
  readonly correlationId: string;
  readonly depth: number;
  readonly at: string;
  readonly outcome: DecisionOutcome;
  readonly branch: DecisionBranch;
  readonly reason: string | null;
  readonly tree: TraceNode | null;
  readonly changes: readonly RecordedChange[];
  readonly actions: readonly RecordedAction[];
  readonly fields: readonly string[];
  readonly microseconds: number;
  readonly plan: RecordedPlan | null;
}

/** How many samples of each outcome but `fired` a rule keeps. */
export const bucketSize = 50;

export function recordOf(decision: Decision, { ticketId, event }: TicketMoment): DecisionRecord {
  const { document, leaves } = decision.rule;
  const fired = decision.outcome === 'fired';
  const plan = Object.fromEntries(decision.actions.filter(({ steps }) => steps.length > 0).map(({ id, steps }) => [id, steps]));
  return {
    id: idFrom(`decision:${event.eventId}:${document.ruleId}${fired ? '' : `:${decision.outcome}`}`),
    slot: fired ? null : slotOf(event.eventId),
    ticketId,
    ruleId: document.ruleId,
    ruleVersion: document.version,
    ruleHash: document.hash,
    ruleName: document.name,
    eventId: event.eventId,
    eventType: event.type,
    eventVersion: event.version,
    commandId: event.meta.commandId,
    correlationId: event.meta.correlationId,
    depth: event.meta.depth,
    at: event.meta.at,
    outcome: decision.outcome,
    branch: decision.branch,
    reason: decision.reason,
    tree: decision.tree && withoutValues(decision.tree, (id) => leaves.some(({ fact }) => fact.id === id && fact.personal === true)),
    changes: decision.changes,
    actions: decision.actions.map(({ id, type, steps, withheld }) => ({ id, type, ...firstStatus(steps, withheld) })),
    fields: [...new Set(decision.changes.map(({ field }) => field))],
    microseconds: decision.microseconds,
    plan: Object.keys(plan).length > 0 ? plan : null,
  };
}

function firstStatus(steps: readonly PlannedStep[], withheld: string | null): Pick<RecordedAction, 'status' | 'message'> {
  if (withheld !== null) return { status: 'refused', message: withheld };
  return steps.length > 0 ? { status: 'planned', message: null } : { status: 'unchanged', message: null };
}

/** The same event always falls into the same slot, so a repeat fills no second one. */
export function slotOf(eventId: string): number {
  let sum = 0;
  for (const character of eventId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % bucketSize;
}
