import { durationWords, readDuration, writeDuration } from './durations';

describe('durations in a form', () => {
  it.each([
    ['PT30M', { amount: 30, unit: 'minutes' }, '30 min'],
    ['PT90M', { amount: 90, unit: 'minutes' }, '90 min'],
    ['PT4H', { amount: 4, unit: 'hours' }, '4 h'],
    ['P1D', { amount: 1, unit: 'days' }, '1 day'],
    ['P1DT12H', { amount: 36, unit: 'hours' }, '36 h'],
  ] as const)('%s', (text, duration, words) => {
    const read = readDuration(text);
    expect(read).toEqual(duration);
    expect(durationWords(text)).toBe(words);
    expect(read && readDuration(writeDuration(read))).toEqual(duration);
  });

  it.each(['', 'soon', 'PT', 'PT0M', '-PT5M'])('leaves %p as it is', (text) => {
    expect(readDuration(text)).toBeNull();
    expect(durationWords(text)).toBe(text);
  });
});
