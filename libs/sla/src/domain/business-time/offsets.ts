import { tzOffset } from '@date-fns/tz';
import { DomainError } from '@casewright/kernel';

const minute = 60_000;

/** A stretch of UTC during which the zone keeps one distance from UTC, all in milliseconds. */
export interface OffsetSpan {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** How far the zone's wall clock is ahead of UTC at an instant, in milliseconds. */
export function offsetAt(timeZone: string, instant: number): number {
  const minutes = tzOffset(timeZone, new Date(instant));
  if (Number.isNaN(minutes)) throw new DomainError('request.invalid', `There is no time zone ${timeZone}.`);
  return minutes * minute;
}

/** Cuts one UTC day where the zone's clocks change. Zones do not change twice within a day and back again. */
export function offsetSpans(timeZone: string, from: number, to: number): readonly OffsetSpan[] {
  const [first, last] = [offsetAt(timeZone, from), offsetAt(timeZone, to - 1)];
  if (first === last) return [{ from, to, offset: first }];
  const change = firstWithOtherOffset(timeZone, from, to - 1, first);
  return [{ from, to: change, offset: first }, ...offsetSpans(timeZone, change, to)];
}

function firstWithOtherOffset(timeZone: string, from: number, to: number, offset: number): number {
  let [before, after] = [from, to];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(timeZone, middle) === offset) before = middle;
    else after = middle;
  }
  return after;
}
