import type {
  BacklogAgeView,
  Figure,
  OpenedAndSolvedView,
  OpenTicketsView,
  Priority,
  SlaAttainmentView,
  SlaTarget,
} from '@casewright/contracts';

/** Numbers in rows and columns, each with the way to its tickets: drawn as a chart or written as a table. */
export interface FigureGrid {
  readonly columns: readonly { readonly label: string; readonly colour: string }[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly Figure[] }[];
}

const priorities: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];
const priorityColours: Readonly<Record<Priority, string>> = {
  urgent: '--cw-bad-fg',
  high: '--cw-warn-fg',
  normal: '--cw-accent',
  low: '--cw-faint',
};
const targetWords: Readonly<Record<SlaTarget, string>> = { 'first-reply': 'First reply', resolution: 'Resolution' };
const nothing: Figure = { count: 0, filter: {} };
const dayWords = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Opened against solved, a day each; the last is not over yet. */
export function perDay({ days }: OpenedAndSolvedView): FigureGrid {
  return {
    columns: [
      { label: 'Opened', colour: '--cw-accent' },
      { label: 'Solved', colour: '--cw-good-fg' },
    ],
    rows: days.map(({ day, opened, solved }, index) => ({
      label: index === days.length - 1 ? 'Today' : dayWords.format(new Date(day)),
      cells: [opened, solved],
    })),
  };
}

/** What is open, by team, divided by priority. */
export function openByTeam({ teams }: OpenTicketsView): FigureGrid {
  return {
    columns: priorities.map((priority) => ({ label: capital(priority), colour: priorityColours[priority] })),
    rows: teams.map(({ team, byPriority }) => ({
      label: team?.name ?? 'No team',
      cells: priorities.map((priority) => byPriority.find((part) => part.priority === priority)?.figure ?? nothing),
    })),
  };
}

/** Clocks that were met and breached, by target. */
export function attainment({ targets }: SlaAttainmentView): FigureGrid {
  return {
    columns: [
      { label: 'Met', colour: '--cw-good-fg' },
      { label: 'Breached', colour: '--cw-bad-fg' },
      { label: 'Running', colour: '--cw-faint' },
    ],
    rows: targets.map(({ target, attainment: share, met, breached, running }) => ({
      label: share === null ? targetWords[target] : `${targetWords[target]} · ${percent(share)}`,
      cells: [met, breached, running],
    })),
  };
}

/** How old the open tickets are. */
export function backlogAge({ ages }: BacklogAgeView): FigureGrid {
  return {
    columns: [{ label: 'Open tickets', colour: '--cw-accent' }],
    rows: ages.map(({ fromDays, toDays, figure }) => ({ label: ageWords(fromDays, toDays), cells: [figure] })),
  };
}

function ageWords(fromDays: number, toDays: number | null): string {
  if (toDays === null) return `over ${fromDays} days`;
  if (fromDays === 0) return toDays === 1 ? 'under 1 day' : `under ${toDays} days`;
  return `${fromDays}–${toDays} days`;
}

/** Never 100 % while one was missed, nor 0 % while one was kept. */
export function percent(share: number): string {
  if (share > 0.99 && share < 1) return '> 99 %';
  return share > 0 && share < 0.01 ? '< 1 %' : `${Math.round(share * 100)} %`;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
