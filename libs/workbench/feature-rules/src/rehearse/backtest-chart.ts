import type { BacktestResult } from '@casewright/contracts';
import { tokenColour } from '@casewright/ui';
import type { ChartConfiguration } from 'chart.js';

/** How often draft and published version fire, day by day. */
export function backtestChart(days: BacktestResult['days'], hasActive: 'yes' | 'no'): ChartConfiguration {
  const bars = (label: string, data: number[], colour: string) => ({
    label,
    data,
    backgroundColor: tokenColour(colour),
    borderRadius: 2,
    maxBarThickness: 32,
  });
  const active = bars(
    'Published version',
    days.map((day) => day.active),
    '--cw-line-strong',
  );
  const draft = bars(
    'Draft',
    days.map((day) => day.draft),
    '--cw-accent',
  );
  return {
    type: 'bar',
    data: { labels: days.map(({ day }) => day), datasets: hasActive === 'yes' ? [active, draft] : [draft] },
    options: {
      animation: false,
      plugins: { legend: { display: hasActive === 'yes', align: 'start', onClick: () => undefined } },
      scales: {
        x: { grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 16 } },
        y: { beginAtZero: true, ticks: { precision: 0, maxTicksLimit: 6 } },
      },
    },
  };
}
