import { countdown, duration, minutesAsText, relative, shortAge } from './durations';

const minute = 60_000;
const hour = 60 * minute;

describe('durations', () => {
  it.each([
    [0, '0 s'],
    [59_999, '59 s'],
    [minute, '1 min'],
    [hour + 20 * minute, '1 h 20 min'],
    [2 * hour, '2 h'],
    [76 * hour, '3 d 4 h'],
    [-5 * minute, '5 min'],
  ])('%d ms reads %s', (milliseconds, words) => {
    expect(duration(milliseconds)).toBe(words);
  });

  it('counts the last minutes down', () => {
    expect([252_900, 60_000, 12_000, -5].map(countdown)).toEqual(['4 min 12 s', '1 min', '12 s', '0 s']);
  });

  it('counts working minutes', () => {
    expect([-85, 45.7, 60 * 189].map(minutesAsText)).toEqual(['1 h 25 min', '45 min', '189 h']);
  });

  it('keeps ages to one unit', () => {
    expect([30_000, 3 * minute, 30 * hour, 40 * 24 * hour].map(shortAge)).toEqual(['now', '3 min', '1 d', '5 w']);
  });

  it('says on which side of now a moment lies', () => {
    expect([10_000, 12 * minute, -3 * hour].map(relative)).toEqual(['just now', '12 min ago', 'in 3 h']);
  });
});
