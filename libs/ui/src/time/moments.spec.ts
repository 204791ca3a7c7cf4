import { fromLocalInput, localInput, momentOptions, momentsFrom } from './moments';

/** A Wednesday, on whatever clock the machine has. */
const wednesday = (hours: number, minutes = 0) => new Date(2026, 10, 18, hours, minutes);
const shown = (now: Date) =>
  momentsFrom(now).map(({ id, at }) => `${id} ${new Date(at).getDay()} ${new Date(at).getHours()}:${new Date(at).getMinutes()}`);

describe('times to come back at', () => {
  it('are nine in the morning of the days ahead, and later today on the half hour', () => {
    expect(shown(wednesday(10, 10))).toEqual(['later 3 13:30', 'tomorrow 4 9:0', 'two-days 5 9:0', 'monday 1 9:0', 'week 3 9:0']);
  });

  it('are not late at night, nor past midnight', () => {
    expect(shown(wednesday(19, 30))[0]).toMatch(/^tomorrow/);
    expect(shown(wednesday(22))[0]).toMatch(/^tomorrow/);
  });

  it('are each another day, also near a Monday', () => {
    const ids = (day: number) => momentsFrom(new Date(2026, 10, day, 8)).map(({ id }) => id);
    expect(ids(16)).toEqual(['later', 'tomorrow', 'two-days', 'monday']);
    expect(ids(21)).toEqual(['later', 'tomorrow', 'two-days', 'week']);
    expect(ids(22)).toEqual(['later', 'tomorrow', 'two-days', 'week']);
  });

  it('are all ahead, in any year, also where the clocks are changed', () => {
    for (let day = 0; day < 366; day += 1) {
      const now = new Date(2026, 0, 1 + day, 12);
      for (const { at } of momentsFrom(now)) expect(Date.parse(at)).toBeGreaterThan(now.getTime());
    }
  });

  it('can be any other', () => {
    expect(momentOptions(momentsFrom(wednesday(10))).at(-1)).toMatchObject({ value: 'custom' });
    expect(fromLocalInput(localInput(wednesday(10, 5)))).toBe(wednesday(10, 5).toISOString());
    expect(fromLocalInput('')).toBeNull();
  });
});
