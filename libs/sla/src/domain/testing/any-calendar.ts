import { Weekday, type CalendarContent, type DayHours, type Holiday, type OpeningHours } from '@casewright/contracts';
import fc from 'fast-check';

export type AnyCalendar = Pick<CalendarContent, 'timeZone' | 'hours' | 'holidays'>;

const minute = 60_000;
const dayLength = 86_400_000;
/** So many days after a date. */
export const later = (day: string, days: number): string => new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);

const timeOfDay = fc.integer({ min: 0, max: 1439 }).map((value) => new Date(value * minute).toISOString().slice(11, 16));
const openingHours: fc.Arbitrary<OpeningHours> = fc.record({ day: fc.constantFrom(...Weekday.options), from: timeOfDay, to: timeOfDay });
/** Changes by an hour and by half of one, at night and at midnight, zones far from UTC, and zones without changes. */
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
export const anyDate = fc.oneof(
  fc.constantFrom(...changes),
  fc
    .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    .map((value) => value.toISOString().slice(0, 10)),
);
/** One long opening a week keeps what is looked for within some months. */
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
    { date: anyDate, further: fc.integer({ min: 1, max: 20 }), yearly: fc.boolean(), hours: halfDay, name: fc.constant('Holiday') },
    { requiredKeys: ['date', 'name'] },
  )
  .map(({ further, ...same }) => {
    // Some began years ago, so that those of every year are met in this one.
    const date = same.yearly ? same.date.replace('2026', '2023') : same.date;
    return { ...same, date, ...(further !== undefined && { until: later(date, further) }) };
  });

export const anyCalendar: fc.Arbitrary<AnyCalendar> = fc.record({
  timeZone,
  hours: fc.array(openingHours, { maxLength: 5 }).map((hours) => [ample, ...hours]),
  holidays: fc.array(holiday, { maxLength: 3 }),
});
