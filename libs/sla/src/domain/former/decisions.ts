// Part of version 1 of the process that keeps clocks, as it was: Temporal replays with it what was lived through with it.
import { evolveClock, type Clock } from './clock';
import type { Assignment, SlaEvent, SlaTarget } from './first-types';
import { close, elapsedAt, milestones, open, type Cause, type Hours, type Ledger } from './ledger';

/** Which clock is meant, when it is, and what brought it about. */
export interface Moment {
  readonly ticketId: string;
  readonly target: SlaTarget;
  readonly at: number;
  readonly cause: Cause;
}

const iso = (instant: number): string => new Date(instant).toISOString();
const isoOrNone = (instant: number | null): string | null => (instant === null ? null : iso(instant));
const base = ({ ticketId, target, at }: Moment) => ({ ticketId, target, at: iso(at) });
const caused = (moment: Moment) => ({ ...base(moment), causeEventId: moment.cause.eventId, causeType: moment.cause.type });

/** Milestones of a clock that runs from now on: they are always reached. */
function ahead(ledger: Ledger, moment: Moment, assignment: Assignment, hours: Hours): { dueAt: string; warnAt: string } {
  const { dueAt, warnAt } = milestones(open(ledger, moment.at, 'running', moment.cause, assignment), assignment, hours);
  return { dueAt: iso(dueAt ?? moment.at), warnAt: iso(warnAt ?? moment.at) };
}

export const start = (moment: Moment, assignment: Assignment, hours: Hours): SlaEvent => ({
  type: 'sla.clock-started',
  data: { ...caused(moment), ...assignment, ...ahead([], moment, assignment, hours) },
});

export const resume = (clock: Clock, moment: Moment, hours: Hours): SlaEvent => ({
  type: 'sla.clock-resumed',
  data: { ...caused(moment), ...ahead(close(clock.ledger, moment.at, 0), moment, clock.assignment, hours) },
});

export const reopen = (clock: Clock, moment: Moment, hours: Hours): SlaEvent => ({
  type: 'sla.reopened',
  data: { ...caused(moment), ...ahead(clock.ledger, moment, clock.assignment, hours) },
});

export const pause = (clock: Clock, moment: Moment, hours: Hours): SlaEvent[] => [
  ...withdraw(clock, moment),
  { type: 'sla.clock-paused', data: { ...caused(moment), elapsedMs: elapsedAt(clock.ledger, moment.at, hours) } },
];

export const cancel = (clock: Clock, moment: Moment, hours: Hours): SlaEvent[] => [
  ...withdraw(clock, moment),
  { type: 'sla.clock-cancelled', data: { ...caused(moment), elapsedMs: elapsedAt(clock.ledger, moment.at, hours) } },
];

export function meet(clock: Clock, moment: Moment, hours: Hours): SlaEvent[] {
  const withdrawn = withdraw(clock, moment);
  const late = clock.breachedAt !== null && withdrawn.length === 0;
  const elapsedMs = elapsedAt(clock.ledger, moment.at, hours);
  return [...withdrawn, { type: 'sla.met', data: { ...caused(moment), elapsedMs, dueAt: isoOrNone(clock.dueAt), late } }];
}

/** Another goal, policy or calendar counts from now on; what has elapsed stays as it was counted. */
export function retarget(clock: Clock, moment: Moment, assignment: Assignment, hours: Hours): SlaEvent[] {
  const withdrawn = withdraw(clock, moment);
  const elapsedMs = elapsedAt(clock.ledger, moment.at, hours);
  const kind = clock.phase === 'paused' ? 'paused' : 'running';
  const ledger = open(close(clock.ledger, moment.at, elapsedMs), moment.at, kind, moment.cause, assignment);
  const { dueAt, warnAt } = milestones(ledger, assignment, hours);
  const data = { ...caused(moment), ...assignment, elapsedMs, dueAt: isoOrNone(dueAt), warnAt: isoOrNone(warnAt) };
  return [...withdrawn, { type: 'sla.clock-retargeted', data }];
}

/** A breach that was recorded before something earlier became known did not happen. */
function withdraw(clock: Clock, moment: Moment): SlaEvent[] {
  if (clock.breachedAt === null || clock.breachedAt <= moment.at) return [];
  return [{ type: 'sla.breach-withdrawn', data: caused(moment) }];
}

export interface Milestone {
  readonly kind: 'warned' | 'breached';
  readonly at: number;
}

/** The next milestone that the clock reaches if nothing happens, or null. Nothing is reached before its goal was set. */
export function nextMilestone({ phase, dueAt, warnAt, warnedAt, breachedAt, assignedAt }: Clock): Milestone | null {
  if (phase === 'met' || phase === 'cancelled' || breachedAt !== null) return null;
  const due = dueAt === null ? null : Math.max(dueAt, assignedAt);
  const warn = warnAt === null || warnedAt !== null ? null : Math.max(warnAt, assignedAt);
  // A goal that was over when it was set gets no warning any more.
  if (warn !== null && (due === null || warn < due)) return { kind: 'warned', at: warn };
  return due === null ? null : { kind: 'breached', at: due };
}

/** Warning and breach as far as they were reached by `now`, each with the time when it was. */
export function settle(clock: Clock, ticketId: string, target: SlaTarget, now: number): SlaEvent[] {
  const next = nextMilestone(clock);
  if (!next || next.at > now) return [];
  const event = milestoneReached(clock, ticketId, target, next);
  const after = evolveClock(clock, event);
  return after ? [event, ...settle(after, ticketId, target, now)] : [event];
}

function milestoneReached(clock: Clock, ticketId: string, target: SlaTarget, { kind, at }: Milestone): SlaEvent {
  const data = { ticketId, target, at: iso(at), dueAt: isoOrNone(clock.dueAt) };
  return kind === 'warned' ? { type: 'sla.warned', data } : { type: 'sla.breached', data: { ...data, dueAt: data.dueAt ?? data.at } };
}
