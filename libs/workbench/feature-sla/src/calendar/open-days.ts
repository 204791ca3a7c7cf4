/** A day of the preview, as the calendar's own clock reads. */
export interface OpenDay {
  readonly date: string;
  readonly words: string;
  readonly hours: readonly string[];
  readonly holiday: string | null;
}

const dayLength = 86_400_000;

/** The fourteen days from `from`, each with its open times; times that go past midnight stand at the day on which they begin. */
export function openDays(
  open: readonly { from: string; to: string }[],
  timeZone: string,
  from: string,
  holidays: readonly { readonly date: string; readonly name: string }[],
): readonly OpenDay[] {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const dateIn = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const words = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' });
  const first = Date.parse(dateIn.format(new Date(from)));
  return Array.from({ length: 14 }, (_, index) => {
    const date = new Date(first + index * dayLength).toISOString().slice(0, 10);
    const hours = open.filter((span) => dateIn.format(new Date(span.from)) === date);
    return {
      date,
      words: words.format(new Date(date)),
      hours: hours.map((span) => `${clock.format(new Date(span.from))}–${clock.format(new Date(span.to)).replace('00:00', '24:00')}`),
      holiday: holidays.find((holiday) => holiday.date === date)?.name ?? null,
    };
  });
}
