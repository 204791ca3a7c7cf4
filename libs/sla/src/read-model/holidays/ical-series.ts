import type ICAL from 'ical.js';
import { dateOf } from './ical-dates';

/** The series of a file, by the UID that what replaces one of their dates shares with them. */
export interface FileSeries {
  /** Whether the file holds the series itself, and not only what replaces one of its dates. */
  holds(entry: ICAL.Component): boolean;
  /** The dates of the series of an entry that other entries stand for. */
  replacedIn(entry: ICAL.Component): ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

export const isReplacement = (entry: ICAL.Component): boolean => entry.hasProperty('recurrence-id');

/** The date of a series that an entry stands for (RFC 5545, RECURRENCE-ID); null where it is no single whole day. */
export function replacedBy(entry: ICAL.Component): string | null {
  const property = entry.getFirstProperty('recurrence-id');
  return !property || property.getParameter('range') ? null : dateOf(property.getFirstValue());
}

export function seriesIn(entries: readonly ICAL.Component[]): FileSeries {
  const replaced = new Map<string, Set<string>>();
  const held = new Set<string>();
  for (const entry of entries) {
    const uid = uidOf(entry);
    const date = isReplacement(entry) ? orNone(() => replacedBy(entry)) : null;
    if (!isReplacement(entry)) held.add(uid);
    else if (date !== null) replaced.set(uid, (replaced.get(uid) ?? new Set()).add(date));
  }
  return { holds: (entry) => held.has(uidOf(entry)), replacedIn: (entry) => replaced.get(uidOf(entry)) ?? none };
}

/** Entries without one belong to nobody else, but the standard asks for it. */
function uidOf(entry: ICAL.Component): string {
  const uid = orNone((): unknown => entry.getFirstPropertyValue('uid'));
  return typeof uid === 'string' ? uid : '';
}

/** The library throws at values that are none; the entry itself is named for it when it is read. */
function orNone<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}
