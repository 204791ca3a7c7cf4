import type { BacktestResult } from '@casewright/contracts';
import { tokenColour } from '@casewright/ui';
import type { ChartConfiguration } from 'chart.js';

type Day = BacktestResult['days'][number];

const dayMilliseconds = 86_400_000;
const dayWords = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** The days from the first to the last; those on which nothing fired count as well. */
export function everyDay(days: readonly Day[]): readonly Day[] {
  const times = days.map(({ day }) => Date.parse(day));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const known = new Map(days.map((day) => [day.day, day]));
  return Array.from({ length: days.length === 0 ? 0 : (last - first) / dayMilliseconds + 1 }, (_, place) => {
    const day = new Date(first + place * dayMilliseconds).toISOString().slice(0, 10);
    return known.get(day) ?? { day, draft: 0, active: 0 };
  });
}

/** How often draft and published version fire, day by day. */
export function backtestChart(firing: readonly Day[], hasActive: 'yes' | 'no'): ChartConfiguration {
  const days = everyDay(firing);
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
    data: { labels: days.map(({ day }) => dayWords.format(Date.parse(day))), datasets: hasActive === 'yes' ? [active, draft] : [draft] },
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
