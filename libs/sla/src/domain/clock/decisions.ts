import type { ClockChange, Priority, SlaTarget } from '@casewright/contracts';
import type { Clock } from './clock';
import { close, elapsedAt, elapsedBefore, milestones, open, type Hours, type Ledger, type Milestones } from './ledger';
import { basisOf, type Cause, type Terms } from './terms';

/** Which episode of which clock is meant, when it is, and what brought it about. */
export interface Moment {
  readonly ticketId: string;
  readonly target: SlaTarget;
  readonly episode: number;
  readonly at: number;
  readonly cause: Cause;
}

/** Whom the figures of an episode are for. */
export interface Begun {
  readonly openedAt: number;
  readonly priority: Priority;
  readonly teamId: string | null;
  readonly organisationId: string | null;
}

const iso = (instant: number): string => new Date(instant).toISOString();
const isoOrNone = (instant: number | null): string | null => (instant === null ? null : iso(instant));
const base = ({ ticketId, target, episode, at }: Moment) => ({ ticketId, target, episode, at: iso(at) });
const caused = (moment: Moment) => ({ ...base(moment), causeEventId: moment.cause.eventId, causeType: moment.cause.type });
const asData = ({ dueAt, warnAts, levelAts }: Milestones) => ({
  dueAt: isoOrNone(dueAt),
  warnAts: warnAts.map(isoOrNone),
  levelAts: levelAts.map(isoOrNone),
});
const termsData = (terms: Terms) => ({
  ...terms,
  warnings: [...terms.warnings],
  breachLevels: [...terms.breachLevels],
  pausesIn: [...terms.pausesIn],
});

/** Milestones of a clock that runs from now on. */
const ahead = (ledger: Ledger, { at, cause }: Moment, terms: Terms, creditMs: number, hours: Hours) =>
  asData(milestones(open(ledger, at, 'running', cause, basisOf(terms)), terms, creditMs, hours));

export const start = (moment: Moment, terms: Terms, ticket: Begun, hours: Hours): ClockChange => ({
  type: 'sla.clock-started',
  data: {
    ...caused(moment),
    ...termsData(terms),
    ...ahead([], moment, terms, 0, hours),
    ticket: { ...ticket, openedAt: iso(ticket.openedAt) },
  },
});

export const resume = (clock: Clock, moment: Moment, hours: Hours): ClockChange => ({
  type: 'sla.clock-resumed',
  data: { ...caused(moment), ...ahead(close(clock.ledger, moment.at, 0), moment, clock.terms, clock.creditMs, hours) },
});

export const reopen = (clock: Clock, moment: Moment, hours: Hours): ClockChange => ({
  type: 'sla.reopened',
  data: { ...caused(moment), ...ahead(clock.ledger, moment, clock.terms, clock.creditMs, hours) },
});

export const pause = (clock: Clock, moment: Moment, hours: Hours): ClockChange[] => [
  ...withdraw(clock, moment),
  { type: 'sla.clock-paused', data: { ...caused(moment), elapsedMs: elapsedAt(clock.ledger, moment.at, hours) } },
];

export const cancel = (clock: Clock, moment: Moment, hours: Hours): ClockChange[] => [
  ...withdraw(clock, moment),
  { type: 'sla.clock-cancelled', data: { ...caused(moment), elapsedMs: elapsedAt(clock.ledger, moment.at, hours) } },
];

export function meet(clock: Clock, moment: Moment, hours: Hours): ClockChange[] {
  const withdrawn = withdraw(clock, moment);
  const late = clock.breachedAt !== null && withdrawn.length === 0;
  const elapsedMs = elapsedAt(clock.ledger, moment.at, hours);
  return [...withdrawn, { type: 'sla.met', data: { ...caused(moment), elapsedMs, dueAt: isoOrNone(clock.dueAt), late } }];
}

/**
 * Other terms, or the same with a credit, count from now on. `recount` is what has elapsed by the new terms, closed at this moment; without
 * it what was counted stays. A breach that the terms leave time for is withdrawn.
 */
export function retarget(clock: Clock, moment: Moment, terms: Terms, recount: Ledger | null, hours: Hours): ClockChange[] {
  const elapsedMs = recount ? elapsedBefore(recount) : elapsedAt(clock.ledger, moment.at, hours);
  const kind = clock.phase === 'paused' ? 'paused' : 'running';
  const counted = open(recount ?? close(clock.ledger, moment.at, elapsedMs), moment.at, kind, moment.cause, basisOf(terms));
  const reached = milestones(counted, terms, clock.creditMs, hours);
  const inTime = reached.dueAt === null || reached.dueAt > moment.at;
  const withdrawn = clock.breachedAt !== null && (inTime || clock.breachedAt > moment.at) ? [withdrawal(moment)] : [];
  const effect = recount ? 'recompute' : 'remaining-time';
  const data = {
    ...caused(moment),
    ...termsData(terms),
    elapsedMs,
    ...asData(reached),
    effect,
    recount: recount && recountData(recount),
  } as const;
  return [...withdrawn, { type: 'sla.clock-retargeted', data }];
}

const recountData = (ledger: Ledger) =>
  ledger.map(({ from, to, kind, elapsedMs, cause }) => ({
    ...{ from: iso(from), to: iso(to ?? from), kind, elapsedMs },
    ...{ causeEventId: cause.eventId, causeType: cause.type },
  }));

/** Time was given back to a clock that is over: it is no longer late if what it waited for came before it was due now. */
export function forgive(clock: Clock, moment: Moment, hours: Hours): ClockChange[] {
  const { dueAt } = milestones(clock.ledger, clock.terms, clock.creditMs, hours);
  const inTime = dueAt === null || (clock.stopped !== null && dueAt > clock.stopped.at);
  return clock.breachedAt !== null && inTime ? [withdrawal(moment)] : [];
}

/** A breach that was recorded before something earlier became known did not happen. */
const withdraw = ({ breachedAt }: Clock, moment: Moment): ClockChange[] =>
  breachedAt === null || breachedAt <= moment.at ? [] : [withdrawal(moment)];

const withdrawal = (moment: Moment): ClockChange => ({ type: 'sla.breach-withdrawn', data: caused(moment) });
