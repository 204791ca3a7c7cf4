import { dueTimes } from './due-times';

const steps = [{ after: 'PT0M' }, { after: 'PT30M' }, { after: 'P1D' }];
const from = '2026-01-05T09:00:00.000Z';

describe('the times of the steps', () => {
  it('count around the clock from the start of the climb', () =>
    expect(dueTimes(steps, from, null)).toEqual([from, '2026-01-05T09:30:00.000Z', '2026-01-06T09:00:00.000Z']));

  it('count in the working time of a calendar, where a step at once is at once all the same', () => {
    const doubled = { shift: (begin: number, milliseconds: number) => begin + 2 * milliseconds };
    expect(dueTimes(steps, from, doubled)).toEqual([from, '2026-01-05T10:00:00.000Z', '2026-01-07T09:00:00.000Z']);
  });

  it('are not known where the calendar does not reach them', () => {
    const short = { shift: (begin: number, milliseconds: number) => (milliseconds > 3_600_000 ? null : begin + milliseconds) };
    expect(dueTimes(steps, from, short)).toBeNull();
  });
});
