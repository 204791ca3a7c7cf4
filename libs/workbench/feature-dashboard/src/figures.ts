import type {
  AttainmentBy,
  AttainmentRow,
  BacklogAgeView,
  Figure,
  OpenedAndSolvedView,
  OpenTicketsView,
  Priority,
  SlaAttainmentView,
  SlaTarget,
} from '@casewright/contracts';
import { targetWords } from '@casewright/ui';

/** Numbers in rows and columns, each with the way to its tickets: drawn as a chart or written as a table. */
export interface FigureGrid {
  readonly columns: readonly { readonly label: string; readonly colour: string }[];
  /** `share`, where it is given: how much of the first two columns is in the first; null before there is any. */
  readonly rows: readonly { readonly label: string; readonly cells: readonly Figure[]; readonly share?: number | null }[];
}

const priorities: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];
const priorityColours: Readonly<Record<Priority, string>> = {
  urgent: '--cw-bad-fg',
  high: '--cw-warn-fg',
  normal: '--cw-accent',
  low: '--cw-faint',
};
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

/** Clocks that were met, breached and excused, each row with the share of the promises that were kept. */
export function attainment({ by, rows }: SlaAttainmentView): FigureGrid {
  return {
    columns: [
      { label: 'Met', colour: '--cw-good-fg' },
      { label: 'Breached', colour: '--cw-bad-fg' },
      { label: 'Excused', colour: '--cw-warn-fg' },
      { label: 'Running', colour: '--cw-faint' },
    ],
    rows: rows.filter(hasClocks(by)).map(({ key, name, attainment: share, met, breached, excused, running }) => ({
      label: rowWords(by, key, name),
      cells: [met, breached, excused, running],
      share,
    })),
  };
}

/** Every week and priority is shown; of the others those that have clocks. */
const hasClocks =
  (by: AttainmentBy) =>
  ({ met, breached, excused, running }: AttainmentRow): boolean =>
    by === 'week' || by === 'priority' || [met, breached, excused, running].some(({ count }) => count > 0);

function rowWords(by: AttainmentBy, key: string | null, name: string | null): string {
  switch (by) {
    case 'target':
      return targetWords[key as SlaTarget];
    case 'priority':
      return capital(key ?? '');
    case 'week':
      return dayWords.format(new Date(key ?? 0));
    case 'team':
      return key === null ? 'No team' : (name ?? 'Former team');
    case 'organisation':
      return key === null ? 'No organisation' : (name ?? 'Former organisation');
  }
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
