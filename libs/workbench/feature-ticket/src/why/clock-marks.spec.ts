import { breachedClock, pausedClock } from '../testing/clock';
import { clockChart } from './clock-chart';
import { marksOf, segmentsOf } from './clock-marks';

const at = (time: string) => Date.parse(`2026-03-02T${time}:00.000Z`);

describe('the picture of a clock', () => {
  it('marks what has come and what will, in the order of time', () => {
    expect(marksOf(breachedClock, at('15:00')).map(({ words, isPast }) => [words, isPast])).toEqual([
      ['Warning at 30 min before', true],
      ['Due', true],
      ['Level 2, 1 h over', true],
      ['Now', true],
    ]);
    expect(marksOf(breachedClock, at('13:30')).map(({ short }) => short)).toEqual(['!', 'due', 'now', 'L2']);
  });

  it('knows no time for what depends on when the clock runs on', () => {
    expect(marksOf(pausedClock, at('15:00')).map(({ kind }) => kind)).toEqual(['now']);
  });

  it('shows what runs after the due time as over, and where the clock stood still', () => {
    expect(segmentsOf(breachedClock, at('15:00'))).toEqual([
      { kind: 'running', from: at('10:00'), to: at('13:00') },
      { kind: 'over', from: at('13:00'), to: at('15:00') },
    ]);
    expect(segmentsOf(pausedClock, at('15:00')).map(({ kind, to }) => [kind, to])).toEqual([
      ['running', at('11:00')],
      ['paused', at('15:00')],
    ]);
  });

  it('spans everything, with a bar per stretch', () => {
    const { data, options } = clockChart(segmentsOf(breachedClock, at('15:00')), marksOf(breachedClock, at('15:00')), at('15:00'));
    expect(data.datasets.map((stretch) => stretch.data)).toEqual([[[at('10:00'), at('13:00')]], [[at('13:00'), at('15:00')]]]);
    expect(options?.scales?.['x']).toMatchObject({ min: at('10:00') });
  });
});
