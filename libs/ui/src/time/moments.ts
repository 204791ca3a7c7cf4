import type { PickerOption } from '../picker/option';

export interface Moment {
  readonly id: string;
  readonly label: string;
  /** ISO 8601. */
  readonly at: string;
}

const morning = 9;
const monday = 1;
const halfHour = 30 * 60_000;
const hour = 2 * halfHour;
const lastHour = 21;

/** Times that one may want to come back at, on the reader's clock. */
export function momentsFrom(now: Date): readonly Moment[] {
  const later = new Date(Math.ceil((now.getTime() + 3 * hour) / halfHour) * halfHour);
  const isToday = later.toDateString() === now.toDateString() && later.getHours() <= lastHour;
  const untilMonday = (monday - now.getDay() + 7) % 7 || 7;
  const moments = [
    ...(isToday ? [{ id: 'later', label: 'Later today', at: later.toISOString() }] : []),
    { id: 'tomorrow', label: 'Tomorrow', at: morningIn(now, 1) },
    { id: 'two-days', label: 'In 2 days', at: morningIn(now, 2) },
    { id: 'monday', label: 'Next Monday', at: morningIn(now, untilMonday) },
    { id: 'week', label: 'In a week', at: morningIn(now, 7) },
  ];
  // Near a Monday some of them are the same day.
  return moments.filter(({ at }, place) => moments.findIndex((other) => other.at === at) === place);
}

/** By the calendar, so that it is nine in the morning also after the clocks were changed. */
function morningIn(now: Date, days: number): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, morning).toISOString();
}

const words = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** As a picker shows them, with a last one for any other time. */
export const momentOptions = (moments: readonly Moment[]): readonly PickerOption[] => [
  ...moments.map(({ id, label, at }) => ({ value: id, label, hint: words.format(new Date(at)), icon: 'clock' as const })),
  { value: 'custom', label: 'Date and time …', icon: 'calendar' },
];

/** What a field of date and time holds, on the reader's clock: `2026-11-21T14:05`. */
export function localInput(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Null where nothing readable was typed. */
export function fromLocalInput(text: string): string | null {
  const at = new Date(text);
  return text === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}
