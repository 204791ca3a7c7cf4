import type { OpeningHours, Weekday } from '@casewright/contracts';
import { weekdayWords, weekdays } from '../words';

/** `Mon–Thu 08:00–12:30, 13:00–18:00 · Fri 08:00–16:00`: neighbouring days with the same hours stand together. */
export function hoursWords(hours: readonly OpeningHours[]): string {
  const runs: { first: Weekday; last: Weekday; words: string }[] = [];
  let before = '';
  for (const day of weekdays) {
    const words = dayWords(hours, day);
    const run = runs.at(-1);
    if (words !== '' && words === before && run) run.last = day;
    else if (words !== '') runs.push({ first: day, last: day, words });
    before = words;
  }
  return runs.map(({ first, last, words }) => `${first === last ? short(first) : `${short(first)}–${short(last)}`} ${words}`).join(' · ');
}

/** `08:00–12:30, 13:00–18:00`; empty on a day that is closed. */
export const dayWords = (hours: readonly OpeningHours[], day: Weekday): string =>
  hours
    .filter((interval) => interval.day === day)
    .map(({ from, to }) => `${from}–${to}`)
    .sort()
    .join(', ');

const short = (day: Weekday): string => weekdayWords[day].slice(0, 3);
