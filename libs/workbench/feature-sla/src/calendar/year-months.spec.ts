import { monthsOf } from './year-months';

const open = [{ from: '09:00', to: '17:00' }];

describe('the months of a year', () => {
  it('begin under their weekday, and say of each day what it is', () => {
    const [month] = monthsOf([
      { date: '2026-05-01', open: [], holiday: 'Labour Day' },
      { date: '2026-05-02', open: [], holiday: null },
      { date: '2026-05-04', open, holiday: null },
      { date: '2026-05-05', open: [{ from: '09:00', to: '12:00' }], holiday: 'Inventory' },
    ]);
    expect(month?.name).toBe('May');
    expect(month?.blanks).toHaveLength(4);
    expect(month?.days.map(({ kind }) => kind)).toEqual(['holiday', 'closed', 'open', 'special']);
    expect(month?.days[0]?.title).toBe('Fri, 1 May 2026: Labour Day, closed');
    expect(month?.days[3]?.title).toBe('Tue, 5 May 2026: Inventory, 09:00–12:00');
    expect(month?.summary).toBe('May: 2 open days; 1: Labour Day, 5: Inventory');
  });

  it('are none before the answer is there', () => {
    expect(monthsOf([])).toEqual([]);
  });
});
