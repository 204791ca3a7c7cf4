import { ticketEvents, type RuleAnchor, type SlaEvent, type TicketEvent } from '@casewright/contracts';
import type { CompiledRule, RelativeTiming, RestTiming, RuleSet, ScheduleTiming, Timing } from '@casewright/rules';
import type { Waiter } from './timed-rules';

/** A version that waits for a time, and whether it is only watched. */
export interface Timed<T> extends Pick<Waiter, 'stage'> {
  readonly rule: CompiledRule;
  readonly timing: T & Pick<Timing, 'plan' | 'leaves' | 'needs'>;
}
type EventType = (TicketEvent | SlaEvent)['type'];

/** The versions that wait for a time: published, as a canary, or in shadow. */
export interface TimedPlan {
  readonly set: RuleSet;
  readonly relative: readonly Timed<RelativeTiming>[];
  readonly rest: readonly Timed<RestTiming>[];
  readonly schedules: readonly Timed<ScheduleTiming>[];
  /** Whether any of them counts from the due time of a clock. */
  readonly readsClocks: boolean;
  /** Whether the team of a ticket tells which version acts on it. */
  readonly readsTeams: boolean;
  /** Rules of which a version is in shadow, and either it or the published one waits for a time. */
  readonly watched: ReadonlySet<string>;
  /** Whether any of them has to know that it happened. */
  concerns(type: EventType): boolean;
}

const beginnings: Readonly<Record<RuleAnchor, readonly EventType[]>> = {
  'ticket.openedAt': ['ticket.opened'],
  'status.enteredAt': ['ticket.opened'],
  lastReplyAt: ['ticket.commented'],
  lastCustomerMessageAt: ['ticket.commented'],
  'sla.first-reply.dueAt': [],
  'sla.next-reply.dueAt': [],
  'sla.periodic-update.dueAt': [],
  'sla.agent-work.dueAt': [],
  'sla.requester-wait.dueAt': [],
  'sla.resolution.dueAt': [],
  'sla.ownership.dueAt': [],
};

const plans = new WeakMap<RuleSet, TimedPlan>();

/** Worked out once for each set. */
export function timedPlanOf(set: RuleSet): TimedPlan {
  const known = plans.get(set);
  if (known) return known;
  const plan = planOf(set);
  plans.set(set, plan);
  return plan;
}

function planOf(set: RuleSet): TimedPlan {
  const relative: Timed<RelativeTiming>[] = [];
  const rest: Timed<RestTiming>[] = [];
  const schedules: Timed<ScheduleTiming>[] = [];
  for (const rule of set.versions) {
    const { timing } = rule;
    const stage = set.isWatched(rule) ? 'shadow' : 'live';
    if (timing?.kind === 'relative') relative.push({ rule, timing, stage });
    else if (timing?.kind === 'rest') rest.push({ rule, timing, stage });
    else if (timing?.kind === 'schedule') schedules.push({ rule, timing, stage });
  }
  const readsClocks = relative.some(({ timing }) => timing.anchor.startsWith('sla.'));
  const readsTeams = [...relative, ...rest].some(({ rule }) => set.goesByTeam(rule));
  const types = typesFor(relative, rest, readsTeams);
  const concerns = (type: EventType) => types.has(type) || (readsClocks && type.startsWith('sla.'));
  return { set, relative, rest, schedules, readsClocks, readsTeams, watched: watchedIn(set), concerns };
}

function watchedIn(set: RuleSet): ReadonlySet<string> {
  const idOf = ({ document }: CompiledRule) => document.ruleId;
  const timed = new Set(set.versions.filter(({ timing }) => timing !== null).map(idOf));
  const shadows = set.versions.filter((rule) => set.isWatched(rule)).map(idOf);
  return new Set(shadows.filter((id) => timed.has(id)));
}

function typesFor(relative: TimedPlan['relative'], rest: TimedPlan['rest'], readsTeams: boolean): ReadonlySet<string> {
  const types = new Set<string>(
    rest.flatMap(({ rule: { document } }) => (document.trigger.kind === 'event' ? document.trigger.types : [])),
  );
  if (readsTeams) types.add('ticket.team-assigned');
  // Closing a ticket ends every waiting on it.
  if (relative.length > 0) types.add('ticket.status-changed');
  for (const { timing } of relative) for (const type of beginnings[timing.anchor]) types.add(type);
  if (relative.some(({ timing }) => timing.cancels)) for (const type of Object.keys(ticketEvents)) types.add(type);
  return types;
}
