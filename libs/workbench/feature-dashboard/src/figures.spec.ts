import type { Figure } from '@casewright/contracts';
import { figureChart } from './figure-chart';
import { attainment, backlogAge, openByTeam, percent, perDay } from './figures';

const figure = (count: number, filter: Figure['filter'] = {}): Figure => ({ count, filter });
const from = '2026-03-01T00:00:00.000Z';

describe('the figures of the dashboard', () => {
  it('name each day, and today as what it is', () => {
    const days = [
      { day: '2026-02-28', opened: figure(3), solved: figure(1) },
      { day: '2026-03-01', opened: figure(2, { createdFrom: from }), solved: figure(0) },
    ];
    const grid = perDay({ from, to: from, days });
    expect(grid.rows.map(({ label }) => label)).toEqual(['28 Feb', 'Today']);
    expect(grid.rows[1]?.cells[0]).toEqual({ count: 2, filter: { createdFrom: from } });
  });

  it('put the most urgent first, and call tickets without a team so', () => {
    const total = figure(1);
    const teams = [{ team: null, total, byPriority: [{ priority: 'low' as const, figure: figure(4) }] }];
    const grid = openByTeam({ total, unassigned: total, overdue: total, teams });
    expect(grid.columns.map(({ label }) => label)).toEqual(['Urgent', 'High', 'Normal', 'Low']);
    expect(grid.rows).toEqual([{ label: 'No team', cells: [figure(0), figure(0), figure(0), figure(4)] }]);
  });

  it('say the share of promises that were kept, where one has ended, and leave out what has no clock', () => {
    const [met, breached, excused, running] = [figure(3), figure(1), figure(1), figure(2)];
    const nothing = { met: figure(0), breached: figure(0), excused: figure(0), running: figure(0), attainment: null };
    const total = { met, breached, excused, running, attainment: 0.75 };
    const rows = [
      { key: 'first-reply', name: null, ...total },
      { key: 'resolution', name: null, ...nothing, running },
      { key: 'ownership', name: null, ...nothing },
    ];
    const grid = attainment({ from, to: from, by: 'target', total, rows, leftOut: 0 });
    expect(grid.rows).toEqual([
      { label: 'First reply', cells: [met, breached, excused, running], share: 0.75 },
      { label: 'Resolution', cells: [figure(0), figure(0), figure(0), running], share: null },
    ]);
    expect(figureChart(grid, 'stacks').data.labels).toEqual(['First reply · 75 %', 'Resolution']);
    const weeks = attainment({ from, to: from, by: 'week', total, rows: [{ key: '2026-03-02', name: null, ...nothing }], leftOut: 0 });
    const trend = figureChart(weeks, 'trend').data;
    expect([trend.labels, trend.datasets.at(-1)]).toMatchObject([['2 Mar'], { type: 'line', data: [null] }]);
  });

  it.each([
    ['team', null, null, 'No team'],
    ['organisation', null, null, 'No organisation'],
    ['organisation', 'o', 'Kino', 'Kino'],
    ['priority', 'urgent', null, 'Urgent'],
  ] as const)('name the rows of a division by %s', (by, key, name, words) => {
    const figures = { met: figure(1), breached: figure(0), excused: figure(0), running: figure(0), attainment: 1 };
    const grid = attainment({ from, to: from, by, total: figures, rows: [{ key, name, ...figures }], leftOut: 0 });
    expect(grid.rows.map(({ label }) => label)).toEqual([words]);
  });

  it.each([
    [1, '100 %'],
    [0.999, '> 99 %'],
    [0.8945, '89 %'],
    [0.004, '< 1 %'],
    [0, '0 %'],
  ])('never round %d to what it is not: %s', (share, words) => {
    expect(percent(share)).toBe(words);
  });

  it('name ages so that each follows the one before', () => {
    const ages = [
      { fromDays: 0, toDays: 1, figure: figure(1) },
      { fromDays: 1, toDays: 3, figure: figure(0) },
      { fromDays: 3, toDays: null, figure: figure(2) },
    ];
    expect(backlogAge({ at: from, ages }).rows.map(({ label }) => label)).toEqual(['under 1 day', '1–3 days', 'over 3 days']);
  });

  it('are drawn with a bar for each number of the table', () => {
    const grid = { columns: [{ label: 'Opened', colour: '--cw-accent' }], rows: [{ label: 'Today', cells: [figure(7)] }] };
    expect(figureChart(grid, 'columns').data).toMatchObject({ labels: ['Today'], datasets: [{ label: 'Opened', data: [7] }] });
    expect(figureChart(grid, 'stacks').options).toMatchObject({ indexAxis: 'y', scales: { x: { stacked: true }, y: { stacked: true } } });
  });
});
