import type { CalendarContent } from '@casewright/contracts';
import { addBusinessTime, businessBetween, nextOpen, openBetween } from './business-time';
import { aroundTheClock, workingTimeOf } from './working-time';

const at = (iso: string) => Date.parse(iso);
const iso = (instant: number) => new Date(instant).toISOString();
const minutes = (count: number) => count * 60_000;
const hours = (count: number) => minutes(count * 60);
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

const calendar = (more: Partial<CalendarContent> = {}) =>
  workingTimeOf({
    timeZone: 'Europe/Berlin',
    hours: weekdays.flatMap((day) => [
      { day, from: '09:00', to: '12:00' },
      { day, from: '13:00', to: '17:00' },
    ]),
    holidays: [],
    ...more,
  });

describe('business time', () => {
  it('is due at the end of an opening, not at the beginning of the next', () => {
    expect(iso(addBusinessTime(calendar(), at('2026-01-09T15:00:00Z'), hours(1)))).toBe('2026-01-09T16:00:00.000Z');
  });

  it('goes over lunch, night and weekend', () => {
    expect(iso(addBusinessTime(calendar(), at('2026-01-09T10:30:00Z'), hours(5)))).toBe('2026-01-12T08:30:00.000Z');
  });

  it('leaves out holidays', () => {
    const time = calendar({ holidays: [{ date: '2026-01-06', name: 'Epiphany' }] });
    expect(iso(nextOpen(time, at('2026-01-05T16:00:00Z')))).toBe('2026-01-07T08:00:00.000Z');
  });

  it('opens for half a day, and for once on a Saturday', () => {
    const time = calendar({
      holidays: [
        { date: '2026-01-06', name: 'Epiphany', hours: [{ from: '09:00', to: '11:00' }] },
        { date: '2026-01-10', name: 'Stocktaking', hours: [{ from: '10:00', to: '14:00' }] },
      ],
    });
    expect(businessBetween(time, at('2026-01-06T00:00:00Z'), at('2026-01-07T00:00:00Z'))).toBe(hours(2));
    expect(businessBetween(time, at('2026-01-10T00:00:00Z'), at('2026-01-11T00:00:00Z'))).toBe(hours(4));
  });

  it('knows stretches, of one year and of every year, over New Year as well', () => {
    const time = calendar({
      holidays: [
        { date: '2020-12-24', until: '2021-01-01', yearly: true, name: 'Turn of the year' },
        { date: '2026-12-29', name: 'Emergency desk', hours: [{ from: '09:00', to: '10:00' }] },
        { date: '2026-08-03', until: '2026-08-14', name: 'Works holidays' },
      ],
    });
    expect(iso(nextOpen(time, at('2026-07-31T16:00:00Z')))).toBe('2026-08-17T07:00:00.000Z');
    expect(iso(nextOpen(time, at('2026-12-23T17:00:00Z')))).toBe('2026-12-29T08:00:00.000Z');
    expect(iso(nextOpen(time, at('2026-12-29T17:00:00Z')))).toBe('2027-01-04T08:00:00.000Z');
    // It was not yet so before its first year.
    expect(iso(nextOpen(time, at('2019-12-24T16:00:00Z')))).toBe('2019-12-25T08:00:00.000Z');
  });

  it('keeps a holiday of 29 February to the years that have one', () => {
    const time = calendar({ holidays: [{ date: '2024-02-29', yearly: true, name: 'Leap day' }] });
    const open = (day: string) => businessBetween(time, at(`${day}T00:00:00Z`), at(`${day}T23:59:00Z`));
    expect([open('2024-02-29'), open('2027-03-01'), open('2028-02-29'), open('2028-03-01')]).toEqual([0, hours(7), 0, hours(7)]);
  });

  it('counts a night shift as one opening, and a holiday cuts it at midnight', () => {
    const night = { hours: [{ day: 'friday', from: '22:00', to: '06:00' } as const] };
    const [from, to] = [at('2026-01-09T00:00:00Z'), at('2026-01-11T00:00:00Z')];
    expect(openBetween(calendar(night), from, to).map((open) => [iso(open.from), iso(open.to)])).toEqual([
      ['2026-01-09T21:00:00.000Z', '2026-01-10T05:00:00.000Z'],
    ]);
    const cut = calendar({ ...night, holidays: [{ date: '2026-01-10', name: 'Inventory' }] });
    expect(businessBetween(cut, from, to)).toBe(hours(2));
  });

  it('skips what the spring change skips and repeats what the autumn change repeats', () => {
    const sunday = calendar({ hours: [{ day: 'sunday', from: '01:00', to: '04:00' }] });
    expect(businessBetween(sunday, at('2026-03-29T00:00:00Z'), at('2026-03-29T12:00:00Z'))).toBe(hours(2));
    expect(businessBetween(sunday, at('2026-10-24T20:00:00Z'), at('2026-10-25T12:00:00Z'))).toBe(hours(4));
  });

  it('opens twice when hours begin within the repeated hour', () => {
    const sunday = calendar({ hours: [{ day: 'sunday', from: '02:30', to: '03:30' }] });
    const opens = openBetween(sunday, at('2026-10-24T20:00:00Z'), at('2026-10-25T12:00:00Z'));
    expect(opens.map((open) => [iso(open.from), iso(open.to)])).toEqual([
      ['2026-10-25T00:30:00.000Z', '2026-10-25T01:00:00.000Z'],
      ['2026-10-25T01:30:00.000Z', '2026-10-25T02:30:00.000Z'],
    ]);
  });

  it('says clearly that a calendar is never open', () => {
    expect(() => nextOpen(calendar({ hours: [] }), 0)).toThrow('not open often enough');
    expect(() => addBusinessTime(calendar({ hours: [] }), 0, 1)).toThrow('not open often enough');
  });

  it('needs no calendar around the clock', () => {
    expect(addBusinessTime(aroundTheClock, 12_345, hours(100))).toBe(12_345 + hours(100));
  });

  it('counts backwards as negative', () => {
    expect(businessBetween(aroundTheClock, hours(3), hours(1))).toBe(-hours(2));
  });
});
