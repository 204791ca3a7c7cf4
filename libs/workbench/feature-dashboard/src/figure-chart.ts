import { tokenColour } from '@casewright/ui';
import type { ChartConfiguration, ChartEvent, ActiveElement } from 'chart.js';
import type { FigureGrid } from './figures';

/** `columns` stand side by side over the rows, `stacks` lie on top of one another and the rows run downwards. */
export type FigureLook = 'columns' | 'stacks';

/** The grid as a chart of bars, in the colours that the theme shows now: canvases cannot read variables. */
export function figureChart(grid: FigureGrid, look: FigureLook): ChartConfiguration {
  const stacked = look === 'stacks';
  const [along, across] = stacked ? (['y', 'x'] as const) : (['x', 'y'] as const);
  return {
    type: 'bar',
    data: {
      labels: grid.rows.map(({ label }) => label),
      datasets: grid.columns.map(({ label, colour }, column) => ({
        label,
        data: grid.rows.map(({ cells }) => cells[column]?.count ?? 0),
        backgroundColor: tokenColour(colour),
        borderRadius: 2,
        maxBarThickness: 48,
      })),
    },
    options: {
      // Figures are read, not watched.
      animation: false,
      indexAxis: along,
      interaction: { mode: stacked ? 'point' : 'nearest', intersect: stacked, axis: 'x' },
      onHover: point,
      plugins: { legend: legend(grid) },
      scales: {
        [along]: { stacked, grid: { display: false }, ticks: ticks(grid) },
        [across]: { stacked, beginAtZero: true, ticks: { precision: 0, maxTicksLimit: 6 } },
      },
    },
  };
}

/** Days may leave some names out; a few bars keep all of them. */
const ticks = ({ rows }: FigureGrid) => (rows.length > 8 ? { maxRotation: 0, autoSkipPadding: 16 } : { autoSkip: false, maxRotation: 40 });

const legend = ({ columns }: FigureGrid) => ({
  display: columns.length > 1,
  align: 'start' as const,
  onClick: () => undefined,
  labels: { usePointStyle: true, pointStyle: 'rectRounded' as const, boxWidth: 10, boxHeight: 10, padding: 16 },
});

/** A mark can be clicked, and looks it. */
function point(event: ChartEvent, marks: readonly ActiveElement[]): void {
  const canvas = event.native?.target;
  if (canvas instanceof HTMLElement) canvas.style.cursor = marks.length > 0 ? 'pointer' : 'default';
}
