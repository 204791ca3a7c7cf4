import type { UpcomingBreachesView } from '@casewright/contracts';
import { tokenColour } from '@casewright/ui';
import type { ChartConfiguration } from 'chart.js';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const hourWords = (from: string): string => clock.format(new Date(from));

/** How many clocks are due in each hour; the first began before now. */
export const hoursChart = ({ hours }: Pick<UpcomingBreachesView, 'hours'>): ChartConfiguration => ({
  type: 'bar',
  data: {
    labels: hours.map(({ from }, place) => (place === 0 ? 'Now' : hourWords(from))),
    datasets: [
      {
        label: 'Due',
        data: hours.map(({ count }) => count),
        backgroundColor: tokenColour('--cw-warn-fg'),
        borderRadius: 2,
        maxBarThickness: 32,
      },
    ],
  },
  options: {
    animation: false,
    plugins: { legend: { display: false } },
    scales: {
      x: { grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 12 } },
      y: { beginAtZero: true, ticks: { precision: 0, maxTicksLimit: 4 } },
    },
  },
});

/** The same in words. */
export const hoursSummary = ({ hours }: Pick<UpcomingBreachesView, 'hours'>): string => {
  const due = hours
    .filter(({ count }) => count > 0)
    .map(({ from, count }, place) => `${place === 0 ? 'from' : 'then'} ${hourWords(from)} ${count}`);
  return `Clocks due by hour: ${due.join(', ')}. The list has each of them.`;
};
