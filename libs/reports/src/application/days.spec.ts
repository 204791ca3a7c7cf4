import * as fc from 'fast-check';
import { lastDays, weeksOf } from './days';

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/Santiago',
  'America/Havana',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
];

function dateIn(timeZone: string, moment: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(moment);
}

describe('the last days of a zone', () => {
  it('begin and end at its midnights, also when the clocks change', () => {
    expect(lastDays(new Date('2026-03-30T05:00:00Z'), 3, 'Europe/Berlin')).toEqual([
      { date: '2026-03-28', start: '2026-03-27T23:00:00.000Z', end: '2026-03-28T23:00:00.000Z' },
      { date: '2026-03-29', start: '2026-03-28T23:00:00.000Z', end: '2026-03-29T22:00:00.000Z' },
      { date: '2026-03-30', start: '2026-03-29T22:00:00.000Z', end: '2026-03-30T22:00:00.000Z' },
    ]);
  });

  it('follow one another without a gap, and the last is the one that it is there now', () => {
    const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.constantFrom(...zones), (now, timeZone) => {
        const days = lastDays(now, 30, timeZone);
        expect(days.at(-1)?.date).toBe(dateIn(timeZone, now.getTime()));
        for (const [index, { date, start, end }] of days.entries()) {
          expect([dateIn(timeZone, Date.parse(start)), dateIn(timeZone, Date.parse(end) - 1)]).toEqual([date, date]);
          expect(dateIn(timeZone, Date.parse(start) - 1)).not.toBe(date);
          if (index > 0) expect(days[index - 1]?.end).toBe(start);
        }
      }),
    );
  });
});

describe('the weeks of days', () => {
  it('begin on Mondays, but for the first', () => {
    const days = lastDays(new Date('2026-03-30T05:00:00Z'), 10, 'Europe/Berlin');
    expect(weeksOf(days)).toEqual([
      { date: '2026-03-21', start: '2026-03-20T23:00:00.000Z', end: '2026-03-22T23:00:00.000Z' },
      { date: '2026-03-23', start: '2026-03-22T23:00:00.000Z', end: '2026-03-29T22:00:00.000Z' },
      { date: '2026-03-30', start: '2026-03-29T22:00:00.000Z', end: '2026-03-30T22:00:00.000Z' },
    ]);
  });
});
