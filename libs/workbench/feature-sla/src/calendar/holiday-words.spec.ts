import { dateWords, hoursOn, inOrder, isSameDate } from './holiday-words';

const christmas = { date: '2026-12-25', name: 'Christmas' };

describe('the words of a holiday', () => {
  it('name the day, the stretch, and whether it comes every year', () => {
    expect(dateWords(christmas)).toBe('Fri, 25 Dec 2026');
    expect(dateWords({ ...christmas, until: '2026-12-31' })).toBe('25 Dec 2026 – 31 Dec 2026');
    expect(dateWords({ ...christmas, yearly: true })).toBe('25 Dec, every year from 2026');
    expect(dateWords({ ...christmas, yearly: true, until: '2027-01-01' })).toBe('25 Dec – 1 Jan, every year from 2026');
  });

  it('say when it is open all the same', () => {
    expect(hoursOn(christmas)).toBe('closed');
    expect(hoursOn({ ...christmas, hours: [] })).toBe('closed');
    expect(hoursOn({ ...christmas, hours: [{ from: '09:00', to: '12:00' }] })).toBe('open 09:00–12:00');
  });

  it('tell those apart that may begin on one date', () => {
    expect(isSameDate(christmas, { ...christmas, name: 'Another' })).toBe(true);
    expect(isSameDate(christmas, { ...christmas, yearly: true })).toBe(false);
    expect(isSameDate(christmas, { ...christmas, until: '2026-12-26' })).toBe(false);
    expect(inOrder([christmas, { ...christmas, date: '2026-01-01' }])[0]?.date).toBe('2026-01-01');
  });
});
