// Part of version 1 of the process that keeps clocks, as it was: Temporal replays with it what was lived through with it.
import { unreachable } from '@casewright/kernel';
import type { Assignment, SlaEvent } from './first-types';
import { close, open, type Cause, type Ledger } from './ledger';

/**
 * One target of a ticket: `running` and `paused` as the words say, `met` once what it waits for has come, `cancelled` when it waits
 * for nothing any more. Times are milliseconds since 1970. `dueAt` is null while it is paused and was not yet due.
 */
export interface Clock {
  readonly phase: 'running' | 'paused' | 'met' | 'cancelled';
  readonly assignment: Assignment;
  /** Since when this assignment counts: what it makes due at once is not due before this. */
  readonly assignedAt: number;
  readonly startedAt: number;
  readonly ledger: Ledger;
  readonly dueAt: number | null;
  readonly warnAt: number | null;
  readonly warnedAt: number | null;
  readonly breachedAt: number | null;
  /** When and by what the clock stopped, for the phases met and cancelled. */
  readonly stopped: { readonly at: number; readonly cause: Cause } | null;
  readonly late: boolean;
}

type DataOf<Type extends SlaEvent['type']> = Extract<SlaEvent, { type: Type }>['data'];
type Retargeting = DataOf<'sla.clock-started' | 'sla.clock-retargeted'>;

const time = Date.parse;
const timeOrNone = (value: string | null): number | null => (value === null ? null : time(value));
const causeOf = (data: { causeEventId: string; causeType: string }): Cause => ({ eventId: data.causeEventId, type: data.causeType });

export function assignmentOf(data: Retargeting): Assignment {
  const { policyId, policyVersion, calendarId, calendarVersion, goalMinutes, warnAtPercent } = data;
  return { policyId, policyVersion, calendarId, calendarVersion, goalMinutes, warnAtPercent };
}

export function evolveClock(clock: Clock | null, event: SlaEvent): Clock | null {
  if (event.type === 'sla.clock-started') return started(event.data);
  return clock && evolved(clock, event);
}

function started(data: DataOf<'sla.clock-started'>): Clock {
  const at = time(data.at);
  const assignment = assignmentOf(data);
  return {
    phase: 'running',
    assignment,
    assignedAt: at,
    startedAt: at,
    ledger: open([], at, 'running', causeOf(data), assignment),
    dueAt: time(data.dueAt),
    warnAt: time(data.warnAt),
    warnedAt: null,
    breachedAt: null,
    stopped: null,
    late: false,
  };
}

function evolved(clock: Clock, event: Exclude<SlaEvent, { type: 'sla.clock-started' }>): Clock {
  const at = time(event.data.at);
  switch (event.type) {
    case 'sla.clock-paused':
      return paused(clock, event.data);
    case 'sla.clock-resumed':
      return { ...resumed(clock, at, causeOf(event.data)), dueAt: time(event.data.dueAt), warnAt: time(event.data.warnAt) };
    case 'sla.clock-retargeted':
      return retargeted(clock, event.data);
    case 'sla.clock-cancelled':
    case 'sla.met':
      return stopped(clock, event);
    case 'sla.warned':
      return { ...clock, warnedAt: at };
    case 'sla.breached':
      return { ...clock, breachedAt: at };
    case 'sla.breach-withdrawn':
      return { ...clock, breachedAt: null };
    case 'sla.reopened':
      return { ...reopened(clock, at, causeOf(event.data)), dueAt: time(event.data.dueAt), warnAt: time(event.data.warnAt) };
    default:
      return unreachable(event);
  }
}

/** A warning that was given for a time after the clock had stopped did not hold. */
const keepWarning = (clock: Clock, at: number): number | null => (clock.warnedAt !== null && clock.warnedAt > at ? null : clock.warnedAt);

function paused(clock: Clock, data: DataOf<'sla.clock-paused'>): Clock {
  const at = time(data.at);
  return {
    ...clock,
    phase: 'paused',
    ledger: open(close(clock.ledger, at, data.elapsedMs), at, 'paused', causeOf(data), clock.assignment),
    // What was reached before the pause stays reached; what was not depends on when it runs on.
    dueAt: clock.dueAt !== null && clock.dueAt <= at ? clock.dueAt : null,
    warnAt: clock.warnAt !== null && clock.warnAt <= at ? clock.warnAt : null,
    warnedAt: keepWarning(clock, at),
  };
}

const resumed = (clock: Clock, at: number, cause: Cause): Clock => ({
  ...clock,
  phase: 'running',
  ledger: open(close(clock.ledger, at, 0), at, 'running', cause, clock.assignment),
});

function retargeted(clock: Clock, data: DataOf<'sla.clock-retargeted'>): Clock {
  const at = time(data.at);
  const assignment = assignmentOf(data);
  const kind = clock.phase === 'paused' ? 'paused' : 'running';
  const [dueAt, warnAt] = [timeOrNone(data.dueAt), timeOrNone(data.warnAt)];
  return {
    ...clock,
    assignment,
    assignedAt: at,
    ledger: open(close(clock.ledger, at, data.elapsedMs), at, kind, causeOf(data), assignment),
    dueAt,
    warnAt,
    // A goal that leaves more time takes back what the older one had made late.
    warnedAt: warnAt !== null && warnAt <= at ? keepWarning(clock, at) : null,
    breachedAt: dueAt !== null && dueAt <= at ? clock.breachedAt : null,
  };
}

function stopped(clock: Clock, event: Extract<SlaEvent, { type: 'sla.met' | 'sla.clock-cancelled' }>): Clock {
  const at = time(event.data.at);
  const met = event.type === 'sla.met';
  return {
    ...clock,
    phase: met ? 'met' : 'cancelled',
    ledger: close(clock.ledger, at, event.data.elapsedMs),
    stopped: { at, cause: causeOf(event.data) },
    warnedAt: keepWarning(clock, at),
    late: met && event.data.late,
  };
}

function reopened(clock: Clock, at: number, cause: Cause): Clock {
  const stop = clock.stopped ?? { at, cause };
  const waited = close(open(clock.ledger, stop.at, 'paused', stop.cause, clock.assignment), at, 0);
  return { ...clock, phase: 'running', ledger: open(waited, at, 'running', cause, clock.assignment), stopped: null, late: false };
}
