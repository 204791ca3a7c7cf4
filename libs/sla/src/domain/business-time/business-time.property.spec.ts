import { Weekday, type CalendarContent, type DayHours, type Holiday, type OpeningHours } from '@casewright/contracts';
import fc from 'fast-check';
import { addBusinessTime, businessBetween, nextOpen, shiftBusinessTime } from './business-time';
import { workingTimeOf } from './working-time';

const minute = 60_000;
const timeOfDay = fc.integer({ min: 0, max: 1439 }).map((value) => new Date(value * minute).toISOString().slice(11, 16));
const openingHours: fc.Arbitrary<OpeningHours> = fc.record({ day: fc.constantFrom(...Weekday.options), from: timeOfDay, to: timeOfDay });
// Half-hour changes, changes at midnight, zones far from UTC, zones without changes.
const timeZone = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Havana',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'UTC',
);
const changes = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01'];
const date = fc.oneof(
  fc.constantFrom(...changes),
  fc
    .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    .map((value) => value.toISOString().slice(0, 10)),
);
// One long opening a week keeps what is looked for within some months.
const ample: OpeningHours = { day: 'wednesday', from: '06:00', to: '20:00' };
const halfDay = fc.constantFrom<DayHours[]>(
  [{ from: '08:00', to: '12:00' }],
  [
    { from: '00:00', to: '03:00' },
    { from: '22:00', to: '24:00' },
  ],
);
const holiday: fc.Arbitrary<Holiday> = fc
  .record(
    { date, further: fc.integer({ min: 1, max: 20 }), yearly: fc.boolean(), hours: halfDay, name: fc.constant('Holiday') },
    { requiredKeys: ['date', 'name'] },
  )
  .map(({ further, ...same }) => ({
    ...same,
    // Some began years ago, so that those of every year are met in this one.
    ...(same.yearly && { date: same.date.replace('2026', '2023') }),
    ...(further !== undefined && { until: later(same.yearly ? same.date.replace('2026', '2023') : same.date, further) }),
  }));
const calendar = fc.record({
  timeZone,
  hours: fc.array(openingHours, { maxLength: 5 }).map((hours) => [ample, ...hours]),
  holidays: fc.array(holiday, { maxLength: 3 }),
});
const instant = fc.tuple(date, fc.integer({ min: -720, max: 2160 })).map(([day, minutes]) => Date.parse(day) + minutes * minute);
const someMinutes = (max: number) => fc.integer({ min: 0, max }).map((value) => value * minute);

const dayLength = 86_400_000;
const later = (day: string, days: number): string => new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);
const lengthOf = ({ date: first, until }: Holiday): number =>
  until === undefined ? 0 : (Date.parse(until) - Date.parse(first)) / dayLength;

/** The dates on which a holiday falls in one year after the other, written out. */
function datesOf(special: Holiday): readonly string[] {
  const { date: first, yearly } = special;
  const years = yearly ? [2023, 2024, 2025, 2026, 2027] : [Number(first.slice(0, 4))];
  return years.flatMap((year) => Array.from({ length: lengthOf(special) + 1 }, (_, index) => later(`${year}${first.slice(4)}`, index)));
}

const holidayOn = (holidays: readonly Holiday[], day: string): Holiday | undefined =>
  holidays
    .filter((one) => datesOf(one).includes(day))
    .sort((left, right) => Number(left.yearly ?? false) - Number(right.yearly ?? false) || lengthOf(left) - lengthOf(right))[0];

/** The reading of a wall clock, asked of Intl minute by minute: slow, and plainly right. */
function naiveOpen({ timeZone: zone, hours, holidays }: Pick<CalendarContent, 'timeZone' | 'hours' | 'holidays'>) {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const byDay = new Map<string, Holiday | null>();
  return (at: number): boolean => {
    const [day = '', time = ''] = format.format(at).split(' ');
    const special = byDay.get(day) ?? holidayOn(holidays, day) ?? null;
    byDay.set(day, special);
    if (special) return (special.hours ?? []).some(({ from, to }) => time >= from && time < to);
    const today = (new Date(day).getUTCDay() + 6) % 7;
    return hours.some(({ day: name, from, to }) => {
      const index = Weekday.options.indexOf(name);
      if (from < to) return index === today && time >= from && time < to;
      return (index === today && time >= from) || ((index + 1) % 7 === today && time < to);
    });
  };
}

describe('business time, for any calendar', () => {
  it('goes back as far as it goes forth', () => {
    fc.assert(
      fc.property(calendar, instant, someMinutes(5_000), (content, from, length) => {
        const time = workingTimeOf(content);
        const back = shiftBusinessTime(time, from, -length) ?? Number.NaN;
        expect(back).toBeLessThanOrEqual(from);
        expect(businessBetween(time, back, from)).toBe(length);
        // No later instant has as much open time before `from`.
        if (length > 0) expect(businessBetween(time, back + 1, from)).toBeLessThan(length);
        expect(shiftBusinessTime(time, from, length)).toBe(addBusinessTime(time, from, length));
      }),
    );
  });

  it('agrees with counting minute by minute', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 1, max: 1000 }), (content, from, length) => {
        const isOpen = naiveOpen(content);
        let counted = 0;
        for (let passed = 0; passed < length; passed += 1) if (isOpen(from + passed * minute)) counted += 1;
        expect(businessBetween(workingTimeOf(content), from, from + length * minute)).toBe(counted * minute);
      }),
      { numRuns: 700 },
    );
  }, 60_000);

  it('adding and measuring are inverse, and what is added is reached as early as can be', () => {
    fc.assert(
      fc.property(calendar, instant, someMinutes(4000), (content, from, duration) => {
        const time = workingTimeOf(content);
        const due = addBusinessTime(time, from, duration);
        expect(businessBetween(time, from, due)).toBe(duration);
        if (duration > 0) expect(businessBetween(time, from, due - 1)).toBe(duration - 1);
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  it('adding in two steps is adding at once', () => {
    fc.assert(
      fc.property(calendar, instant, someMinutes(2000), someMinutes(2000), (content, from, first, second) => {
        const time = workingTimeOf(content);
        expect(addBusinessTime(time, addBusinessTime(time, from, first), second)).toBe(addBusinessTime(time, from, first + second));
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  it('starting later is never due earlier', () => {
    fc.assert(
      fc.property(calendar, instant, someMinutes(2000), someMinutes(2000), (content, from, later, duration) => {
        const time = workingTimeOf(content);
        expect(addBusinessTime(time, from + later, duration)).toBeGreaterThanOrEqual(addBusinessTime(time, from, duration));
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  it('spans add up', () => {
    fc.assert(
      fc.property(calendar, instant, instant, instant, (content, one, two, three) => {
        const time = workingTimeOf(content);
        expect(businessBetween(time, one, two) + businessBetween(time, two, three)).toBe(businessBetween(time, one, three));
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  it('nothing is open before the next opening', () => {
    fc.assert(
      fc.property(calendar, instant, (content, from) => {
        const time = workingTimeOf(content);
        const open = nextOpen(time, from);
        expect([businessBetween(time, from, open), businessBetween(time, open, open + 1)]).toEqual([0, 1]);
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});
