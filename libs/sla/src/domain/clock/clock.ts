import type { ClockChange } from '@casewright/contracts';
import { unreachable } from '@casewright/kernel';
import { close, open, type Ledger, type Milestones, type Stretch } from './ledger';
import { basisOf, termsOf, type Cause, type Terms } from './terms';

/**
 * One episode of a target of a ticket: `running` and `paused` as the words say, `met` once what it waits for has come, `cancelled` when it
 * waits for nothing any more. Times are milliseconds since 1970; milestones are null while it is paused and had not reached them.
 */
export interface Clock extends Milestones {
  readonly episode: number;
  readonly phase: 'running' | 'paused' | 'met' | 'cancelled';
  readonly terms: Terms;
  /** Since when these terms, or the last credit, count: what they make due at once is not due before this. */
  readonly termsSince: number;
  readonly startedAt: number;
  readonly ledger: Ledger;
  /** What people gave, less what they took. */
  readonly creditMs: number;
  /** When each warning was given, by its place. */
  readonly warnedAts: readonly (number | null)[];
  readonly breachedAt: number | null;
  /** When the breach reached levels 2, 3, …. */
  readonly grownAts: readonly number[];
  /** When and by what the clock stopped, for the phases met and cancelled. */
  readonly stopped: { readonly at: number; readonly cause: Cause } | null;
  readonly late: boolean;
}

type DataOf<Type extends ClockChange['type']> = Extract<ClockChange, { type: Type }>['data'];
type Reached = Pick<DataOf<'sla.clock-resumed'>, 'dueAt' | 'warnAts' | 'levelAts'>;

const time = Date.parse;
const timeOrNone = (value: string | null): number | null => (value === null ? null : time(value));
const causeOf = (data: { causeEventId: string; causeType: string }): Cause => ({ eventId: data.causeEventId, type: data.causeType });
const milestonesIn = ({ dueAt, warnAts, levelAts }: Reached): Milestones => ({
  dueAt: timeOrNone(dueAt),
  warnAts: warnAts.map(timeOrNone),
  levelAts: levelAts.map(timeOrNone),
});

/** What happens to another episode than the one at hand leaves it as it is. */
export function evolveClock(clock: Clock | null, event: ClockChange): Clock | null {
  if (event.type === 'sla.clock-started') return started(event.data);
  return clock && (clock.episode === event.data.episode ? evolved(clock, event) : clock);
}

function started(data: DataOf<'sla.clock-started'>): Clock {
  const at = time(data.at);
  const terms = termsOf(data);
  const { dueAt, warnAts, levelAts } = milestonesIn(data);
  // Named one by one: an object that begins with another's fields is slow to make and to copy.
  return {
    dueAt,
    warnAts,
    levelAts,
    episode: data.episode,
    phase: 'running',
    terms,
    termsSince: at,
    startedAt: at,
    ledger: open([], at, 'running', causeOf(data), basisOf(terms)),
    creditMs: 0,
    warnedAts: terms.warnings.map(() => null),
    breachedAt: null,
    grownAts: [],
    stopped: null,
    late: false,
  };
}

function evolved(clock: Clock, event: Exclude<ClockChange, { type: 'sla.clock-started' }>): Clock {
  const at = time(event.data.at);
  switch (event.type) {
    case 'sla.clock-paused':
      return paused(clock, event.data);
    case 'sla.clock-resumed':
      return { ...resumed(clock, at, causeOf(event.data)), ...milestonesIn(event.data) };
    case 'sla.clock-retargeted':
      return retargeted(clock, event.data);
    case 'sla.clock-cancelled':
    case 'sla.met':
      return stopped(clock, event);
    case 'sla.warned':
      return { ...clock, warnedAts: clock.warnedAts.map((given, place) => (place === event.data.level - 1 ? at : given)) };
    case 'sla.breached':
      return { ...clock, breachedAt: at, grownAts: [] };
    case 'sla.breach-grown':
      return { ...clock, grownAts: [...clock.grownAts, at] };
    case 'sla.breach-withdrawn':
      return { ...clock, breachedAt: null, grownAts: [], late: false };
    case 'sla.reopened':
      return { ...reopened(clock, at, causeOf(event.data)), ...milestonesIn(event.data) };
    case 'sla.credited':
      return { ...clock, creditMs: clock.creditMs + event.data.minutes * 60_000 };
    case 'sla.excused':
    case 'sla.excuse-withdrawn':
      return clock;
    default:
      return unreachable(event);
  }
}

/** Warnings and levels that were recorded for a time after the clock had stopped did not hold. */
const heldUntil = ({ warnedAts, grownAts }: Clock, at: number): Pick<Clock, 'warnedAts' | 'grownAts'> => ({
  warnedAts: warnedAts.map((given) => (given !== null && given > at ? null : given)),
  grownAts: grownAts.filter((grown) => grown <= at),
});

const reachedBy = (at: number) => (milestone: number | null) => (milestone !== null && milestone <= at ? milestone : null);

function paused(clock: Clock, data: DataOf<'sla.clock-paused'>): Clock {
  const at = time(data.at);
  const reached = reachedBy(at);
  return {
    ...clock,
    ...heldUntil(clock, at),
    phase: 'paused',
    ledger: open(close(clock.ledger, at, data.elapsedMs), at, 'paused', causeOf(data), basisOf(clock.terms)),
    // What was reached before the pause stays reached; what was not depends on when it runs on.
    dueAt: reached(clock.dueAt),
    warnAts: clock.warnAts.map(reached),
    levelAts: clock.levelAts.map(reached),
  };
}

const resumed = (clock: Clock, at: number, cause: Cause): Clock => ({
  ...clock,
  phase: 'running',
  ledger: open(close(clock.ledger, at, 0), at, 'running', cause, basisOf(clock.terms)),
});

function retargeted(clock: Clock, data: DataOf<'sla.clock-retargeted'>): Clock {
  const at = time(data.at);
  const terms = termsOf(data);
  const kind = clock.phase === 'paused' ? 'paused' : 'running';
  const ahead = milestonesIn(data);
  const held = heldUntil(clock, at);
  const stillBreached = ahead.dueAt !== null && ahead.dueAt <= at && clock.breachedAt !== null;
  const reached = reachedBy(at);
  return {
    ...clock,
    ...ahead,
    terms,
    termsSince: at,
    ledger: open(data.recount?.map(stretchOf(terms)) ?? close(clock.ledger, at, data.elapsedMs), at, kind, causeOf(data), basisOf(terms)),
    // Terms that leave more time take back what the older ones had made late.
    warnedAts: ahead.warnAts.map((warnAt, place) => (reached(warnAt) === null ? null : (held.warnedAts[place] ?? null))),
    breachedAt: stillBreached ? clock.breachedAt : null,
    grownAts: stillBreached ? held.grownAts.filter((_, place) => reached(ahead.levelAts[place] ?? null) !== null) : [],
  };
}

const stretchOf =
  (terms: Terms) =>
  ({ from, to, kind, elapsedMs, ...cause }: NonNullable<DataOf<'sla.clock-retargeted'>['recount']>[number]): Stretch => ({
    ...{ from: time(from), to: time(to), kind, elapsedMs },
    ...{ cause: causeOf(cause), basis: basisOf(terms) },
  });

function stopped(clock: Clock, event: Extract<ClockChange, { type: 'sla.met' | 'sla.clock-cancelled' }>): Clock {
  const at = time(event.data.at);
  const met = event.type === 'sla.met';
  return {
    ...clock,
    ...heldUntil(clock, at),
    phase: met ? 'met' : 'cancelled',
    ledger: close(clock.ledger, at, event.data.elapsedMs),
    stopped: { at, cause: causeOf(event.data) },
    late: met && event.data.late,
  };
}

function reopened(clock: Clock, at: number, cause: Cause): Clock {
  const basis = basisOf(clock.terms);
  const stop = clock.stopped ?? { at, cause };
  const waited = close(open(clock.ledger, stop.at, 'paused', stop.cause, basis), at, 0);
  return { ...clock, phase: 'running', ledger: open(waited, at, 'running', cause, basis), stopped: null, late: false };
}
