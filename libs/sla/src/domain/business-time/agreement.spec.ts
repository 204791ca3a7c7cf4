import { Weekday } from '@casewright/contracts';
import fc from 'fast-check';
import { anyCalendar, type AnyCalendar } from '../testing/any-calendar';
import { naiveOpen } from '../testing/naive-time';
import { addBusinessTime, businessBetween } from './business-time';
import { workingTimeOf } from './working-time';

const minute = 60_000;
const day = 1440;
const windowDays = 10;
const casesPerCalendar = 250;
/** `npm run fuzz:time` asks for 100,000. */
const cases = Number(process.env['FUZZ_TIME'] ?? 5_000);

const week = (from: string, to: string) => Weekday.options.map((name) => ({ day: name, from, to }));
const open = (timeZone: string, hours: AnyCalendar['hours'], holidays: AnyCalendar['holidays'] = []): AnyCalendar => ({
  timeZone,
  hours,
  holidays,
});
const leapDay = { date: '2024-02-29', yearly: true, name: 'Leap day' };

/** Calendars and the date around which they are asked: clocks that spring forward and fall back in five zones, leap days, always open. */
const chosen: readonly (readonly [AnyCalendar, string])[] = [
  [open('Europe/Berlin', week('00:30', '04:00')), '2026-03-29'],
  [open('Europe/Berlin', week('00:30', '04:00')), '2026-10-25'],
  [open('America/New_York', week('01:15', '03:45')), '2026-03-08'],
  [open('America/New_York', week('01:15', '03:45')), '2026-11-01'],
  [open('Australia/Lord_Howe', week('01:00', '02:20')), '2026-04-05'],
  [open('Australia/Lord_Howe', week('01:00', '02:20')), '2026-10-04'],
  [open('America/Havana', week('22:00', '02:00')), '2026-03-08'],
  [open('America/Havana', week('22:00', '02:00')), '2026-11-01'],
  [open('Africa/Casablanca', week('02:00', '10:00')), '2026-02-15'],
  [open('UTC', week('09:00', '17:00'), [leapDay]), '2028-02-29'],
  [open('Asia/Kathmandu', week('00:00', '00:00'), [leapDay]), '2027-03-01'],
  [open('Europe/Berlin', week('00:00', '24:00')), '2028-02-28'],
];

const anyBeginning = fc.constantFrom('2026-03-05', '2026-03-26', '2026-04-02', '2026-10-01', '2026-10-22', '2026-10-29', '2026-12-27');

/** Every minute of some days read off the wall clock, and how many open ones there were before each. */
function countedThrough(calendar: AnyCalendar, begin: number): { isOpen: readonly boolean[]; before: readonly number[] } {
  const ask = naiveOpen(calendar);
  const isOpen = Array.from({ length: windowDays * day }, (_, index) => ask(begin + index * minute));
  const before = [0];
  for (const one of isOpen) before.push((before.at(-1) ?? 0) + (one ? 1 : 0));
  return { isOpen, before };
}

function agrees(calendar: AnyCalendar, date: string, seed: number): void {
  const begin = Date.parse(date) - 3 * day * minute;
  const { isOpen, before } = countedThrough(calendar, begin);
  const time = workingTimeOf(calendar);
  const place = fc.integer({ min: 0, max: isOpen.length });
  for (const [one, other] of fc.sample(fc.tuple(place, place), { numRuns: casesPerCalendar, seed })) {
    const [from, to] = [begin + one * minute, begin + other * minute];
    const counted = ((before[other] ?? 0) - (before[one] ?? 0)) * minute;
    const measured = businessBetween(time, from, to);
    if (measured !== counted)
      throw new Error(
        `${JSON.stringify(calendar)}: ${new Date(from).toISOString()} to ${new Date(to).toISOString()} is ${counted}, not ${measured}`,
      );
    // The last open minute before the later instant is where so much time is used up.
    const used = isOpen.lastIndexOf(true, Math.max(one, other) - 1) + 1;
    if (counted > 0) expect(addBusinessTime(time, from, counted)).toBe(begin + used * minute);
  }
}

describe(`business time agrees with a wall clock, minute by minute, in ${cases} cases`, () => {
  const calendars = Math.max(chosen.length, Math.round(cases / casesPerCalendar));

  it('where clocks change, in leap years, and around the clock', () => {
    chosen.forEach(([calendar, date], place) => agrees(calendar, date, place));
  });

  it('for any calendar', () => {
    const drawn = fc.sample(fc.tuple(anyCalendar, anyBeginning), { numRuns: calendars - chosen.length, seed: calendars });
    drawn.forEach(([calendar, date], place) => agrees(calendar, date, place));
  }, 900_000);

  it('and a calendar that never opens says so', () => {
    const never = workingTimeOf(
      open(
        'UTC',
        [{ day: 'monday', from: '09:00', to: '10:00' }],
        [{ date: '2020-01-01', until: '2020-12-31', yearly: true, name: 'Closed' }],
      ),
    );
    expect(() => addBusinessTime(never, Date.parse('2026-01-01'), minute)).toThrow('not open often enough');
  });
});
