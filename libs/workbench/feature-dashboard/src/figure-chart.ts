import { tokenColour } from '@casewright/ui';
import type { ActiveElement, ChartConfiguration, ChartDataset, ChartEvent } from 'chart.js';
import { percent, type FigureGrid } from './figures';

/**
 * `columns` stand side by side over the rows, `stacks` lie on top of one another and the rows run downwards, `trend` stacks upwards with the
 * shares as a line over it.
 */
export type FigureLook = 'columns' | 'stacks' | 'trend';

/** The grid as a chart of bars, in the colours that the theme shows now: canvases cannot read variables. */
export function figureChart(grid: FigureGrid, look: FigureLook): ChartConfiguration {
  const stacked = look !== 'columns';
  const [along, across] = look === 'stacks' ? (['y', 'x'] as const) : (['x', 'y'] as const);
  return {
    type: 'bar',
    data: {
      labels: grid.rows.map((row) => labelOf(row, look)),
      datasets: [...grid.columns.map((column, place) => bars(grid, column, place)), ...(look === 'trend' ? [shareLine(grid)] : [])],
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
        ...(look === 'trend' ? { share: shareScale } : {}),
      },
    },
  };
}

const bars = (grid: FigureGrid, { label, colour }: FigureGrid['columns'][number], column: number): ChartDataset => ({
  label,
  data: grid.rows.map(({ cells }) => cells[column]?.count ?? 0),
  backgroundColor: tokenColour(colour),
  borderRadius: 2,
  maxBarThickness: 48,
});

/** Drawn over the bars; a mark of it leads nowhere, because it is no number of tickets. */
const shareLine = (grid: FigureGrid): ChartDataset => ({
  type: 'line',
  label: 'Kept, %',
  data: grid.rows.map(({ share }) => (share === null || share === undefined ? null : Math.round(share * 1000) / 10)),
  yAxisID: 'share',
  order: -1,
  spanGaps: true,
  pointRadius: 3,
  borderColor: tokenColour('--cw-text'),
  backgroundColor: tokenColour('--cw-text'),
});

const shareScale = { position: 'right', min: 0, max: 100, grid: { display: false }, ticks: { maxTicksLimit: 6 } } as const;

/** The line of a trend says the share; elsewhere the name does. */
const labelOf = ({ label, share }: FigureGrid['rows'][number], look: FigureLook): string =>
  look === 'trend' || share === undefined || share === null ? label : `${label} · ${percent(share)}`;

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
