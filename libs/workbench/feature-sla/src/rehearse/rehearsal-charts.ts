import type { RehearsedFigures, SlaRehearsalResult } from '@casewright/contracts';
import { tokenColour } from '@casewright/ui';
import type { ChartConfiguration } from 'chart.js';

interface Sides {
  readonly recorded: RehearsedFigures;
  readonly draft: RehearsedFigures;
}

const percentOf = ({ attainment }: RehearsedFigures): number | null => (attainment === null ? null : Math.round(attainment * 1000) / 10);
const dayWords = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const colours = { recorded: '--cw-line-strong', draft: '--cw-accent' } as const;
const lineColours = { recorded: '--cw-muted', draft: '--cw-accent' } as const;
const words = { recorded: 'As recorded', draft: 'Under the draft' } as const;
const legend = { align: 'start', onClick: () => undefined } as const;

/** The share that was kept and would have been, side by side, by whatever the rows are. */
export function keptChart(rows: readonly (Sides & { readonly label: string })[]): ChartConfiguration {
  const bars = (side: keyof Sides) => ({
    ...{ label: words[side], backgroundColor: tokenColour(colours[side]), borderRadius: 2, maxBarThickness: 18 },
    data: rows.map((row) => percentOf(row[side])),
  });
  return {
    type: 'bar',
    data: { labels: rows.map(({ label }) => label), datasets: [bars('recorded'), bars('draft')] },
    options: {
      ...{ animation: false, indexAxis: 'y', plugins: { legend } },
      scales: { x: { min: 0, max: 100, ticks: { maxTicksLimit: 6 } }, y: { grid: { display: false } } },
    },
  };
}

/** Breaches by the day on which their tickets were opened. */
export function breachChart(days: SlaRehearsalResult['days']): ChartConfiguration {
  // Where both are the same, the broken line lies over the whole one.
  const line = (side: keyof Sides) => ({
    ...{ label: words[side], borderColor: tokenColour(lineColours[side]), backgroundColor: tokenColour(lineColours[side]), pointRadius: 2 },
    ...(side === 'recorded' ? { borderDash: [4, 4], order: 0 } : { order: 1 }),
    data: days.map((day) => day[side].breached),
  });
  return {
    type: 'line',
    data: { labels: days.map(({ day }) => dayWords.format(Date.parse(day))), datasets: [line('recorded'), line('draft')] },
    options: {
      ...{ animation: false, plugins: { legend } },
      scales: {
        x: { grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 16 } },
        y: { beginAtZero: true, ticks: { precision: 0, maxTicksLimit: 6 } },
      },
    },
  };
}
