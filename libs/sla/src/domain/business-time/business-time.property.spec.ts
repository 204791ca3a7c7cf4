import fc from 'fast-check';
import { anyCalendar as calendar, anyDate } from '../testing/any-calendar';
import { addBusinessTime, businessBetween, nextOpen, shiftBusinessTime } from './business-time';
import { workingTimeOf } from './working-time';

const minute = 60_000;
const dayLength = 86_400_000;
const instant = fc.tuple(anyDate, fc.integer({ min: -720, max: 2160 })).map(([day, minutes]) => Date.parse(day) + minutes * minute);
const someMinutes = (max: number) => fc.integer({ min: 0, max }).map((value) => value * minute);

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

  it('adding and measuring are inverse, and what is added is reached as early as can be', () => {
    fc.assert(
      fc.property(calendar, instant, someMinutes(4000), (content, from, duration) => {
        const time = workingTimeOf(content);
        const due = addBusinessTime(time, from, duration);
        expect(businessBetween(time, from, due)).toBe(duration);
        if (duration > 0) expect(businessBetween(time, from, due - 1)).toBe(duration - 1);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('adding in two steps is adding at once', () => {
    fc.assert(
      fc.property(calendar, instant, someMinutes(2000), someMinutes(2000), (content, from, first, second) => {
        const time = workingTimeOf(content);
        expect(addBusinessTime(time, addBusinessTime(time, from, first), second)).toBe(addBusinessTime(time, from, first + second));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('starting later is never due earlier', () => {
    fc.assert(
      fc.property(calendar, instant, someMinutes(2000), someMinutes(2000), (content, from, later, duration) => {
        const time = workingTimeOf(content);
        expect(addBusinessTime(time, from + later, duration)).toBeGreaterThanOrEqual(addBusinessTime(time, from, duration));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('spans add up', () => {
    fc.assert(
      fc.property(calendar, instant, instant, instant, (content, one, two, three) => {
        const time = workingTimeOf(content);
        expect(businessBetween(time, one, two) + businessBetween(time, two, three)).toBe(businessBetween(time, one, three));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('many days are counted as one after the other', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 0, max: 900 }), (content, from, days) => {
        const time = workingTimeOf(content);
        const first = Math.floor(from / dayLength) - 400;
        const opens = Array.from({ length: days }, (_, place) => time.openOn(first + place)).flat();
        expect(time.openFor(first, first + days)).toBe(opens.reduce((sum, open) => sum + open.to - open.from, 0));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('what lies years ahead is found where it would be found day by day', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 1, max: 3_000 }), (content, from, hours) => {
        const time = workingTimeOf(content);
        const stepped = Array.from({ length: hours }).reduce<number>((at) => addBusinessTime(time, at, 60 * minute), from);
        expect(addBusinessTime(time, from, hours * 60 * minute)).toBe(stepped);
      }),
      { numRuns: 50 },
    );
  }, 60_000);

  it('nothing is open before the next opening', () => {
    fc.assert(
      fc.property(calendar, instant, (content, from) => {
        const time = workingTimeOf(content);
        const open = nextOpen(time, from);
        expect([businessBetween(time, from, open), businessBetween(time, open, open + 1)]).toEqual([0, 1]);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
