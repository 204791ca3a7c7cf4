import type { CalendarYearView } from '@casewright/contracts';

type Day = CalendarYearView['days'][number];

/** How a day looks: `special` is a holiday with hours of its own. */
export type DayKind = 'open' | 'closed' | 'holiday' | 'special';

export interface YearDay {
  readonly number: number;
  readonly kind: DayKind;
  /** `Fri, 25 Dec 2026: Christmas, closed` */
  readonly title: string;
}

export interface YearMonth {
  readonly name: string;
  /** Empty cells before the first, so that Mondays stand under each other. */
  readonly blanks: readonly number[];
  readonly days: readonly YearDay[];
  /** For those who cannot see it. */
  readonly summary: string;
}

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
const dayName = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

export function monthsOf(days: readonly Day[]): readonly YearMonth[] {
  const months = new Map<string, Day[]>();
  for (const day of days) {
    const month = day.date.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), day]);
  }
  return [...months].map(([month, its]) => monthOf(new Date(`${month}-01`), its));
}

function monthOf(first: Date, its: readonly Day[]): YearMonth {
  const days = its.map(dayOf);
  const holidays = its.filter(({ holiday }) => holiday !== null).map(({ date, holiday }) => `${Number(date.slice(8))}: ${holiday}`);
  const open = its.filter((day) => day.open.length > 0).length;
  return {
    name: monthName.format(first),
    blanks: Array.from({ length: (first.getUTCDay() + 6) % 7 }, (_, place) => place),
    days,
    summary: `${monthName.format(first)}: ${open} open days${holidays.length > 0 ? `; ${holidays.join(', ')}` : ''}`,
  };
}

function dayOf({ date, open, holiday }: Day): YearDay {
  const isOpen = open.length > 0;
  const hours = isOpen ? open.map(({ from, to }) => `${from}–${to}`).join(', ') : 'closed';
  return {
    number: Number(date.slice(8)),
    kind: holiday === null ? (isOpen ? 'open' : 'closed') : isOpen ? 'special' : 'holiday',
    title: `${dayName.format(new Date(date))}: ${holiday === null ? hours : `${holiday}, ${hours}`}`,
  };
}
