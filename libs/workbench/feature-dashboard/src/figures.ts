import type { DashboardView, Figure, Priority, SlaTarget } from '@casewright/contracts';
import { tokenColour } from '@casewright/ui';
import type { ChartConfiguration } from 'chart.js';
import type { FigureTable } from './figure-panel';

export interface FigureView {
  readonly config: ChartConfiguration;
  readonly table: FigureTable;
}

const priorities: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];
const priorityColours: Readonly<Record<Priority, string>> = {
  urgent: '--cw-bad-fg',
  high: '--cw-warn-fg',
  normal: '--cw-accent',
  low: '--cw-faint',
};
const targetWords: Readonly<Record<SlaTarget, string>> = { 'first-reply': 'First reply', resolution: 'Resolution' };

const cellOf = (figure: Figure) => ({ text: String(figure.count), filter: figure.filter });
const dayWords = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Opened against solved, a day each. */
export function perDay({ days }: DashboardView): FigureView {
  const labels = days.map((day) => dayWords.format(new Date(day.day)));
  return {
    config: {
      type: 'line',
      data: {
        labels,
        datasets: [
          {
            label: 'Opened',
            data: days.map((day) => day.opened.count),
            borderColor: tokenColour('--cw-accent'),
            backgroundColor: tokenColour('--cw-accent'),
            pointRadius: 2,
            tension: 0.25,
          },
          {
            label: 'Solved',
            data: days.map((day) => day.solved.count),
            borderColor: tokenColour('--cw-good-fg'),
            backgroundColor: tokenColour('--cw-good-fg'),
            pointRadius: 2,
            tension: 0.25,
          },
        ],
      },
      options: {
        scales: { x: { grid: { display: false } }, y: { beginAtZero: true, ticks: { precision: 0 } } },
        interaction: { mode: 'nearest', intersect: false },
      },
    },
    table: {
      columns: ['Opened', 'Solved'],
      rows: days.map((day, index) => ({ label: labels[index] ?? '', cells: [cellOf(day.opened), cellOf(day.solved)] })),
    },
  };
}

/** What is open, by team, stacked by priority. */
export function openByTeam({ open }: DashboardView): FigureView {
  const none: Figure = { count: 0, filter: {} };
  const of = (index: number, priority: Priority): Figure =>
    open.teams[index]?.byPriority.find((part) => part.priority === priority)?.figure ?? none;
  const labels = open.teams.map(({ team }) => team?.name ?? 'No team');
  return {
    config: {
      type: 'bar',
      data: {
        labels,
        datasets: priorities.map((priority) => ({
          label: capital(priority),
          data: labels.map((_, index) => of(index, priority).count),
          backgroundColor: tokenColour(priorityColours[priority]),
          stack: 'open',
        })),
      },
      options: {
        indexAxis: 'y',
        scales: { x: { stacked: true, ticks: { precision: 0 } }, y: { stacked: true, grid: { display: false } } },
      },
    },
    table: {
      columns: priorities.map(capital),
      rows: labels.map((label, index) => ({ label, cells: priorities.map((priority) => cellOf(of(index, priority))) })),
    },
  };
}

/** Clocks that were met and breached, by target. */
export function attainment({ sla }: DashboardView): FigureView {
  const parts = [
    { label: 'Met', colour: '--cw-good-fg', count: (target: (typeof sla.targets)[number]) => target.met, filter: sla.met.filter },
    {
      label: 'Breached',
      colour: '--cw-bad-fg',
      count: (target: (typeof sla.targets)[number]) => target.breached,
      filter: sla.breached.filter,
    },
    { label: 'Running', colour: '--cw-faint', count: (target: (typeof sla.targets)[number]) => target.running, filter: null },
  ];
  const labels = sla.targets.map(
    ({ target, attainment: share }) => `${targetWords[target]}${share === null ? '' : ` · ${Math.round(share * 100)} %`}`,
  );
  return {
    config: {
      type: 'bar',
      data: {
        labels,
        datasets: parts.map((part) => ({
          label: part.label,
          data: sla.targets.map(part.count),
          backgroundColor: tokenColour(part.colour),
          stack: 'clocks',
        })),
      },
      options: {
        indexAxis: 'y',
        scales: { x: { stacked: true, ticks: { precision: 0 } }, y: { stacked: true, grid: { display: false } } },
      },
    },
    table: {
      columns: parts.map((part) => part.label),
      rows: sla.targets.map((target, index) => ({
        label: labels[index] ?? '',
        cells: parts.map((part) => ({ text: String(part.count(target)), filter: part.filter })),
      })),
    },
  };
}

/** How old the open tickets are. */
export function backlogAge({ backlogAge: ages }: DashboardView): FigureView {
  const labels = ages.map(({ fromDays, toDays }) =>
    toDays === null
      ? `over ${fromDays} days`
      : fromDays === 0
        ? `under ${toDays} ${toDays === 1 ? 'day' : 'days'}`
        : `${fromDays}–${toDays} days`,
  );
  return {
    config: {
      type: 'bar',
      data: {
        labels,
        datasets: [{ label: 'Open tickets', data: ages.map(({ figure }) => figure.count), backgroundColor: tokenColour('--cw-accent') }],
      },
      options: {
        plugins: { legend: { display: false } },
        scales: { x: { grid: { display: false } }, y: { beginAtZero: true, ticks: { precision: 0 } } },
      },
    },
    table: { columns: ['Open tickets'], rows: ages.map(({ figure }, index) => ({ label: labels[index] ?? '', cells: [cellOf(figure)] })) },
  };
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
