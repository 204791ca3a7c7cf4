import { ticketEvents, type RuleAnchor, type SlaEvent, type TicketEvent } from '@casewright/contracts';
import type { CompiledRule, RelativeTiming, RestTiming, RuleSet, ScheduleTiming, Timing } from '@casewright/rules';

type Timed<T> = { readonly rule: CompiledRule; readonly timing: T & Pick<Timing, 'plan' | 'leaves' | 'needs'> };
type EventType = (TicketEvent | SlaEvent)['type'];

/** The live rules that wait for a time. */
export interface TimedPlan {
  readonly relative: readonly Timed<RelativeTiming>[];
  readonly rest: readonly Timed<RestTiming>[];
  readonly schedules: readonly Timed<ScheduleTiming>[];
  /** Whether any of them counts from the due time of a clock. */
  readonly readsClocks: boolean;
  /** Whether any of them has to know that it happened. */
  concerns(type: EventType): boolean;
}

const beginnings: Readonly<Record<RuleAnchor, readonly EventType[]>> = {
  'ticket.openedAt': ['ticket.opened'],
  'status.enteredAt': ['ticket.opened'],
  lastReplyAt: ['ticket.commented'],
  lastCustomerMessageAt: ['ticket.commented'],
  'sla.first-reply.dueAt': [],
  'sla.resolution.dueAt': [],
};

const plans = new WeakMap<RuleSet, TimedPlan>();

/** Worked out once for each set. */
export function timedPlanOf(set: RuleSet): TimedPlan {
  const known = plans.get(set);
  if (known) return known;
  const plan = planOf(set.rules);
  plans.set(set, plan);
  return plan;
}

function planOf(rules: readonly CompiledRule[]): TimedPlan {
  const relative: Timed<RelativeTiming>[] = [];
  const rest: Timed<RestTiming>[] = [];
  const schedules: Timed<ScheduleTiming>[] = [];
  for (const rule of rules) {
    const { timing } = rule;
    if (timing?.kind === 'relative') relative.push({ rule, timing });
    else if (timing?.kind === 'rest') rest.push({ rule, timing });
    else if (timing?.kind === 'schedule') schedules.push({ rule, timing });
  }
  const readsClocks = relative.some(({ timing }) => timing.anchor.startsWith('sla.'));
  const types = typesFor(relative, rest);
  return { relative, rest, schedules, readsClocks, concerns: (type) => types.has(type) || (readsClocks && type.startsWith('sla.')) };
}

function typesFor(relative: TimedPlan['relative'], rest: TimedPlan['rest']): ReadonlySet<string> {
  const types = new Set<string>(
    rest.flatMap(({ rule: { document } }) => (document.trigger.kind === 'event' ? document.trigger.types : [])),
  );
  // Closing a ticket ends every waiting on it.
  if (relative.length > 0) types.add('ticket.status-changed');
  for (const { timing } of relative) for (const type of beginnings[timing.anchor]) types.add(type);
  if (relative.some(({ timing }) => timing.cancels)) for (const type of Object.keys(ticketEvents)) types.add(type);
  return types;
}
