import { Holiday } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import fc from 'fast-check';
import { readHolidays } from './read-holidays';

const years = { from: 2026, to: 2028 };
const file = (...entries: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//Holidays//EN', ...entries, 'END:VCALENDAR'].join('\r\n');
const entry = (name: string, ...lines: string[]) => ['BEGIN:VEVENT', `UID:${name}`, `SUMMARY:${name}`, ...lines, 'END:VEVENT'].join('\r\n');
const on = (date: string) => `DTSTART;VALUE=DATE:${date}`;
const read = (...lines: string[]) => readHolidays(file(entry('One', ...lines)), years);

describe('the holidays of an iCalendar file', () => {
  it('are whole days and stretches of them; the end of an entry is the day after it', () => {
    expect(read(on('20261225'))).toEqual({ holidays: [{ date: '2026-12-25', name: 'One' }], leftOut: [] });
    expect(read(on('20261225'), 'DTEND;VALUE=DATE:20261226').holidays).toEqual([{ date: '2026-12-25', name: 'One' }]);
    const stretch = [{ date: '2026-12-25', until: '2026-12-27', name: 'One' }];
    expect(read(on('20261225'), 'DTEND;VALUE=DATE:20261228').holidays).toEqual(stretch);
    expect(read(on('20261225'), 'DURATION:P3D').holidays).toEqual(stretch);
    expect(read('DTSTART:20261225T000000', 'DTEND:20261228T000000').holidays).toEqual(stretch);
  });

  it('stay one entry where they come every year on the same date', () => {
    const yearly = [{ date: '2019-05-01', yearly: true, name: 'One' }];
    expect(read(on('20190501'), 'RRULE:FREQ=YEARLY').holidays).toEqual(yearly);
    expect(read(on('20190501'), 'RRULE:FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1').holidays).toEqual(yearly);
  });

  it('are dates where they are reckoned, end some year or leave years out', () => {
    const dates = (...lines: string[]) => read(...lines).holidays.map(({ date }) => date);
    expect(dates(on('20101125'), 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH')).toEqual(['2026-11-26', '2027-11-25', '2028-11-23']);
    expect(dates(on('20200525'), 'RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO')).toEqual(['2026-05-25', '2027-05-31', '2028-05-29']);
    expect(dates(on('20250501'), 'RRULE:FREQ=YEARLY;COUNT=2')).toEqual(['2026-05-01']);
    expect(dates(on('20240501'), 'RRULE:FREQ=YEARLY;INTERVAL=4')).toEqual(['2028-05-01']);
    expect(dates(on('20240501'), 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20270501')).toEqual(['2026-05-01', '2028-05-01']);
  });

  it.each([
    ['a time of day', ['DTSTART:20261225T090000'], 'time of day'],
    ['cancelled', [on('20261225'), 'STATUS:CANCELLED'], 'cancelled'],
    ['another year', [on('20200101')], 'not within the years 2026 to 2028'],
    ['every day', [on('20260101'), 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'], 'repeats in a way'],
    ['places of a set', [on('20260101'), 'RRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=TH,53SU;BYSETPOS=-300'], 'repeats in a way'],
    ['an end before the beginning', [on('20261225'), 'DTEND;VALUE=DATE:20261201'], 'does not end after it begins'],
    ['without a beginning', ['STATUS:CONFIRMED'], 'time of day'],
  ])('name what is left out: %s', (_, lines, reason) => {
    const { holidays, leftOut } = read(...lines);
    expect(holidays).toEqual([]);
    expect(leftOut).toEqual([{ name: 'One', reason: expect.stringContaining(reason) as string }]);
  });

  describe('of a series of which other entries replace dates', () => {
    const mayDay = entry('May', on('20190501'), 'RRULE:FREQ=YEARLY');
    const instead = (date: string, ...lines: string[]) => entry('May', `RECURRENCE-ID;VALUE=DATE:${date}`, ...lines);
    const found = (...entries: string[]) => {
      const { holidays, leftOut } = readHolidays(file(...entries), years);
      return { dates: holidays.map(({ date }) => date), leftOut };
    };

    it('move with what replaces them, wherever in the file it stands', () => {
      const moved = { dates: ['2026-05-01', '2027-05-03', '2028-05-01'], leftOut: [] };
      expect(found(mayDay, instead('20270501', on('20270503')))).toEqual(moved);
      expect(found(instead('20270501', on('20270503')), mayDay)).toEqual(moved);
    });

    it('leave the series where they are cancelled', () => {
      const cancelled = instead('20270501', on('20270501'), 'STATUS:CANCELLED');
      expect(found(mayDay, cancelled)).toEqual({ dates: ['2026-05-01', '2028-05-01'], leftOut: [] });
      expect(found(cancelled)).toEqual({ dates: [], leftOut: [{ name: 'May', reason: 'It was cancelled.' }] });
    });

    it('are not closed where a time of day replaces them, and that is said', () => {
      const { dates, leftOut } = found(mayDay, instead('20270501', 'DTSTART:20270501T090000'));
      expect(dates).toEqual(['2026-05-01', '2028-05-01']);
      expect(leftOut).toMatchObject([{ reason: expect.stringContaining('time of day') as string }]);
    });

    it('keep a name of their own, also where the date stays', () => {
      const named = instead('20270501', on('20270501')).replace('SUMMARY:May', 'SUMMARY:Labour Day');
      const { holidays } = readHolidays(file(mayDay, named), years);
      expect(holidays.map(({ name }) => name)).toEqual(['May', 'Labour Day', 'May']);
    });

    it('stay one yearly entry where only years before were replaced', () => {
      const { holidays } = readHolidays(file(mayDay, instead('20200501', on('20200504'))), years);
      expect(holidays).toEqual([{ date: '2019-05-01', yearly: true, name: 'May' }]);
    });

    it('are named where all that follow are replaced', () => {
      const { leftOut } = found(mayDay, entry('May', 'RECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20270501', on('20270503')));
      expect(leftOut).toMatchObject([{ reason: expect.stringContaining('enter them by hand') as string }]);
    });

    it('are those of their own series only', () => {
      const other = entry('Other', 'RECURRENCE-ID;VALUE=DATE:20270501', on('20270503'));
      expect(found(mayDay, other).dates).toEqual(['2019-05-01', '2027-05-03']);
    });
  });

  it('are taken from several calendars in one file, each once', () => {
    const both = [file(entry('A', on('20260101'))), file(entry('B', on('20260501')), entry('A', on('20260101')))].join('\r\n');
    expect(readHolidays(both, years).holidays.map(({ name }) => name)).toEqual(['A', 'B']);
  });

  it('have names that fit on a line', () => {
    const { holidays } = readHolidays(file(entry(`Long\\n${'x'.repeat(300)}`, on('20260101')), entry('', on('20260102'))), years);
    expect(holidays.map((holiday) => Holiday.parse(holiday).name.length)).toEqual([100, 'Holiday'.length]);
  });

  it('are what a calendar takes, or the file is refused, whatever is in it', () => {
    const words = fc.constantFrom(
      'BEGIN:VEVENT',
      'END:VEVENT',
      'BEGIN:VCALENDAR',
      'END:VCALENDAR',
      'DTSTART',
      ';VALUE=DATE',
      ':2026',
      '0101',
    );
    const rules = fc.constantFrom(
      '\r\n',
      'RRULE:FREQ=YEARLY',
      ';INTERVAL=0',
      ';BYMONTH=13',
      ';BYDAY=9XX',
      'DTEND:',
      'SUMMARY:\u0007\u202e',
      '\\n',
    );
    const hostile = fc.oneof(
      fc.string(),
      fc.array(fc.oneof(words, rules), { maxLength: 30 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, fc.boolean(), (text, framed) => {
        try {
          const { holidays } = readHolidays(framed ? file(entry('One', on('20260101'), text)) : text, years);
          for (const holiday of holidays) expect(Holiday.safeParse(holiday).success).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
