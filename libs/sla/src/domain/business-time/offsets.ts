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

/** Asking a zone for its offset is slow, and calendars of one zone ask for the same days. */
const known = new Map<string, Map<number, readonly OffsetSpan[]>>();
const week = 7 * 86_400_000;

/** A stretch of UTC that lies within one week since 1970, cut where the zone's clocks change. */
export function offsetsWithin(timeZone: string, from: number, to: number): readonly OffsetSpan[] {
  const weeks = known.get(timeZone) ?? new Map<number, readonly OffsetSpan[]>();
  known.set(timeZone, weeks);
  const place = Math.floor(from / week);
  const spans = weeks.get(place) ?? offsetSpans(timeZone, place * week, (place + 1) * week);
  weeks.set(place, spans);
  if (spans.length === 1) return spans.map(({ offset }) => ({ from, to, offset }));
  return spans.flatMap((span) => {
    const part = { from: Math.max(span.from, from), to: Math.min(span.to, to), offset: span.offset };
    return part.from < part.to ? [part] : [];
  });
}

/** Cuts a stretch where the zone's clocks change. No zone changes them twice and back again within a week. */
function offsetSpans(timeZone: string, from: number, to: number): readonly OffsetSpan[] {
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
