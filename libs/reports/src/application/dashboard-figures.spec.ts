import * as fc from 'fast-check';
import { ageFigures, dayFigures, daysBefore, Tally, targetFigures, teamFigures } from './dashboard-figures';

const groups = (...entries: [string | null, number][]) => entries.map(([value, count]) => ({ values: [value], count }));

describe('the figures of the dashboard', () => {
  it('name every day of the period, today last, with the rows of that day', () => {
    const figures = dayFigures('2026-03-01', 3, new Tally(groups(['2026-02-28', 4])), new Tally(groups(['2026-03-01', 2])));
    expect(figures.map(({ day, opened, solved }) => [day, opened.count, solved.count])).toEqual([
      ['2026-02-27', 0, 0],
      ['2026-02-28', 4, 0],
      ['2026-03-01', 0, 2],
    ]);
    expect(figures[1]?.opened.filter).toEqual({ createdFrom: '2026-02-28T00:00:00.000Z', createdBefore: '2026-03-01T00:00:00.000Z' });
    expect(figures[2]?.solved.filter).toEqual({ solvedFrom: '2026-03-01T00:00:00.000Z', solvedBefore: '2026-03-02T00:00:00.000Z' });
  });

  it('show every team, and tickets without a team only where there are some', () => {
    const team = { id: 'a', name: 'Field service' };
    const open = [{ values: ['a', 'urgent'], count: 2 }];
    expect(teamFigures([team], new Tally(open)).map((one) => [one.team?.name, one.total.count])).toEqual([['Field service', 2]]);
    const withNone = teamFigures([team], new Tally([...open, { values: [null, 'low'], count: 1 }]));
    expect(withNone[1]).toMatchObject({ team: null, total: { count: 1, filter: { teamId: 'none' } } });
    expect(withNone[0]?.byPriority.find(({ priority }) => priority === 'urgent')?.figure).toEqual({
      count: 2,
      filter: { category: 'new,open,pending,on-hold', teamId: 'a', priority: 'urgent' },
    });
  });

  it('leave attainment open while nothing has ended', () => {
    const figures = targetFigures(new Tally(groups(['first-reply met', 3], ['first-reply breached', 1], ['resolution running', 5])));
    expect(figures).toEqual([
      { target: 'first-reply', met: 3, breached: 1, running: 0, attainment: 0.75 },
      { target: 'resolution', met: 0, breached: 0, running: 5, attainment: null },
    ]);
  });

  it('put every open ticket into exactly one age, whose filter covers its day', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(400), { maxLength: 30 }), (ages) => {
        const byDay = groups(...ages.map((age): [string, number] => [daysBefore('2026-03-01', age), 1]));
        const figures = ageFigures('2026-03-01', byDay);
        expect(figures.reduce((sum, { figure }) => sum + figure.count, 0)).toBe(ages.length);
        for (const { fromDays, toDays, figure } of figures) {
          const inside = ages.filter((age) => age >= fromDays && (toDays === null || age < toDays));
          expect(figure.count).toBe(inside.length);
          for (const age of inside) {
            const noon = `${daysBefore('2026-03-01', age)}T12:00:00.000Z`;
            expect((figure.filter['createdFrom'] ?? '') <= noon && noon < (figure.filter['createdBefore'] ?? '9')).toBe(true);
          }
        }
      }),
    );
  });
});
