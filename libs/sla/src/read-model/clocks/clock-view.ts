import type { ClockView, LedgerEntryView, SlaTarget } from '@casewright/contracts';
import { businessBetween } from '../../domain/business-time/business-time';
import { evolveClock, type Clock } from '../../domain/clock/clock';
import { stateOf } from '../../domain/clock/clock-state';
import { settle } from '../../domain/clock/decisions';
import { elapsedAt, type Assignment, type Hours, type Stretch } from '../../domain/clock/ledger';

/** Names of what a clock counted by, and the hours of its calendars. */
export interface ClockNames {
  readonly hours: Hours;
  policy(assignment: Assignment): ClockView['policy'];
  calendar(assignment: Assignment): ClockView['calendar'];
}

const iso = (instant: number): string => new Date(instant).toISOString();
const isoOrNone = (instant: number | null): string | null => (instant === null ? null : iso(instant));
const minutesOf = (milliseconds: number): number => Math.round(milliseconds / 600) / 100;

/** What fell due a moment ago is shown as it is, recorded or not. */
export function clockView(ticketId: string, target: SlaTarget, recorded: Clock, now: number, names: ClockNames): ClockView {
  const clock = settle(recorded, ticketId, target, now).reduce<Clock | null>(evolveClock, recorded) ?? recorded;
  const elapsed = elapsedAt(clock.ledger, now, names.hours);
  return {
    target,
    state: stateOf(clock) ?? 'cancelled',
    policy: names.policy(clock.assignment),
    calendar: names.calendar(clock.assignment),
    goalMinutes: clock.assignment.goalMinutes,
    elapsedMinutes: minutesOf(elapsed),
    remainingMinutes: minutesOf(clock.assignment.goalMinutes * 60_000 - elapsed),
    startedAt: iso(clock.startedAt),
    dueAt: isoOrNone(clock.dueAt),
    warnAt: isoOrNone(clock.warnAt),
    warnedAt: isoOrNone(clock.warnedAt),
    breachedAt: isoOrNone(clock.breachedAt),
    metAt: clock.phase === 'met' ? isoOrNone(clock.stopped?.at ?? null) : null,
    stopped: clock.stopped && { at: iso(clock.stopped.at), cause: clock.stopped.cause },
    late: clock.late,
    ledger: clock.ledger.map((stretch) => entryView(stretch, now, names)),
  };
}

function entryView(stretch: Stretch, now: number, names: ClockNames): LedgerEntryView {
  const goesOn = stretch.to === null && stretch.kind === 'running';
  const used = goesOn ? Math.max(0, businessBetween(names.hours(stretch.assignment), stretch.from, now)) : stretch.elapsedMs;
  return {
    from: iso(stretch.from),
    to: isoOrNone(stretch.to),
    kind: stretch.kind,
    minutes: minutesOf(used),
    cause: stretch.cause,
    policy: names.policy(stretch.assignment),
    calendar: names.calendar(stretch.assignment),
  };
}
