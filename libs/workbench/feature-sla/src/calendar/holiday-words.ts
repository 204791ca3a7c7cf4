import type { Holiday } from '@casewright/contracts';

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** `Fri, 25 Dec 2026`, `3 Aug 2026 – 14 Aug 2026`, `25 Dec, every year from 2026`. */
export function dateWords({ date, until, yearly }: Holiday): string {
  const words = yearly ? day : until ? shortDay : dayOfYear;
  const stretch = [date, until].flatMap((one) => (one ? [words.format(new Date(one))] : [])).join(' – ');
  return yearly ? `${stretch}, every year from ${date.slice(0, 4)}` : stretch;
}

/** `closed`, `open 09:00–12:00`. */
export const hoursOn = ({ hours }: Holiday): string =>
  hours && hours.length > 0 ? `open ${hours.map(({ from, to }) => `${from}–${to}`).join(', ')}` : 'closed';

/** Two that begin on one date and are of one kind would leave open which of them counts. */
export const isSameDate = (left: Holiday, right: Holiday): boolean =>
  left.date === right.date && !left.until === !right.until && !left.yearly === !right.yearly;

export const inOrder = (holidays: readonly Holiday[]): Holiday[] =>
  [...holidays].sort((left, right) => left.date.localeCompare(right.date));
