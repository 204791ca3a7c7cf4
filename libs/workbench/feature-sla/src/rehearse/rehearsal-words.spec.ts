import type { RehearsedFigures } from '@casewright/contracts';
import { changeWords, keptWords, pointsWords, standingWords } from './rehearsal-words';

const figures = (met: number, breached: number): RehearsedFigures => ({
  ...{ met, breached, excused: 0, running: 0 },
  attainment: met + breached === 0 ? null : met / (met + breached),
});

describe('a rehearsal in words', () => {
  it.each([
    [figures(0, 0), '–'],
    [figures(3, 1), '75 %'],
    [figures(9_999, 1), '> 99.9 %'],
    [figures(1, 9_999), '< 0.1 %'],
    [figures(0, 5), '0 %'],
  ])('never rounds to what it is not: %j', (counted, words) => expect(keptWords(counted)).toBe(words));

  it('says by how much the draft is better or worse', () => {
    expect(pointsWords(figures(9, 1), figures(8, 2))).toBe('−10 points');
    expect(pointsWords(figures(1, 1), figures(3, 1))).toBe('+25 points');
    expect(pointsWords(figures(1, 1), figures(2, 2))).toBe('the same');
    expect(pointsWords(figures(0, 0), figures(2, 2))).toBe('');
  });

  it('names what is changed, and how a clock stands', () => {
    expect(changeWords({ kind: 'reorder-policies', subject: null })).toBe('Another order of the policies');
    expect(changeWords({ kind: 'edit-calendar', subject: 'Office' })).toBe('Changes of the calendar Office');
    expect([standingWords(null), standingWords({ standing: 'running', dueAt: null })]).toEqual(['no clock', 'in time']);
  });
});
