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

/** No zone changes its clocks twice within a fortnight; those that do so for Ramadan keep them for four weeks. */
const fortnight = 14 * 86_400_000;
/** About a year, and always the same days. */
export const daysOfBlock = 26 * 14;
const block = daysOfBlock * 86_400_000;

/** Asking a zone for its offset is slow, and calendars of one zone ask for the same years. */
const known = new Map<string, Map<number, readonly OffsetSpan[]>>();

/** A stretch of UTC, cut where the zone's clocks change, and here and there besides. */
export function offsetsWithin(timeZone: string, from: number, to: number): readonly OffsetSpan[] {
  const result: OffsetSpan[] = [];
  for (let place = Math.floor(from / block); place * block < to; place += 1) {
    for (const span of spansOf(timeZone, place)) {
      const start = Math.max(span.from, from);
      const end = Math.min(span.to, to);
      if (start < end) result.push({ from: start, to: end, offset: span.offset });
    }
  }
  return result;
}

function spansOf(timeZone: string, place: number): readonly OffsetSpan[] {
  const blocks = known.get(timeZone) ?? new Map<number, readonly OffsetSpan[]>();
  known.set(timeZone, blocks);
  const spans = blocks.get(place) ?? offsetSpans(timeZone, place * block, (place + 1) * block);
  blocks.set(place, spans);
  return spans;
}

function offsetSpans(timeZone: string, begin: number, end: number): readonly OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  let [from, offset] = [begin, offsetAt(timeZone, begin)];
  for (let looked = begin + fortnight; looked <= end; looked += fortnight) {
    const next = offsetAt(timeZone, looked);
    if (next === offset) continue;
    const change = firstWithOtherOffset(timeZone, looked - fortnight, looked, offset);
    spans.push({ from, to: change, offset });
    [from, offset] = [change, next];
  }
  return from < end ? [...spans, { from, to: end, offset }] : spans;
}

/** To the second: no zone changes its clocks within one. */
function firstWithOtherOffset(timeZone: string, from: number, to: number, offset: number): number {
  let [before, after] = [from / 1_000, to / 1_000];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(timeZone, middle * 1_000) === offset) before = middle;
    else after = middle;
  }
  return after * 1_000;
}
