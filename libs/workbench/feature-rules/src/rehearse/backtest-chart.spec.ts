import { backtestChart, everyDay } from './backtest-chart';

const day = (name: string, draft = 1) => ({ day: name, draft, active: 2 });

describe('the days of a backtest', () => {
  it('are all of them, also those on which nothing fired', () => {
    expect(everyDay([day('2026-02-27'), day('2026-03-02')])).toEqual([
      day('2026-02-27'),
      { day: '2026-02-28', draft: 0, active: 0 },
      { day: '2026-03-01', draft: 0, active: 0 },
      day('2026-03-02'),
    ]);
    expect(everyDay([])).toEqual([]);
  });

  it('stand under the bars as people write them', () => {
    expect(backtestChart([day('2026-02-28'), day('2026-03-01', 5)], 'no').data).toMatchObject({
      labels: ['28 Feb', '1 Mar'],
      datasets: [{ label: 'Draft', data: [1, 5] }],
    });
  });
});
