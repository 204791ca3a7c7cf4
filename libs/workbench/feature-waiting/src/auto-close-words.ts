import type { AutoCloseContent, AutoClosePreview } from '@casewright/contracts';
import type { Line } from '@casewright/ui';

const days = (count: number): string => (count === 0 ? 'off' : count === 1 ? '1 day' : `${count} days`);

/** What the settings say, line by line, to tell versions apart. */
export const linesOf = (content: AutoCloseContent): readonly Line[] => [
  { label: 'Close solved tickets after', text: days(content.closeSolvedAfterDays) },
  { label: 'Warn before closing', text: days(content.warnBeforeCloseDays) },
  { label: 'Warning before closing', text: content.closeWarning },
  { label: 'Solve pending tickets after', text: days(content.solvePendingAfterDays) },
  { label: 'Warn before solving', text: days(content.warnBeforeSolveDays) },
  { label: 'Warning before solving', text: content.solveWarning },
];

const tickets = (count: number): string => (count === 1 ? '1 ticket' : `${count} tickets`);

/** What saving does at once, in sentences. */
export function previewSentences({ close, solve }: AutoClosePreview, content: AutoCloseContent): readonly string[] {
  const { closeSolvedAfterDays, warnBeforeCloseDays, solvePendingAfterDays, warnBeforeSolveDays } = content;
  return [
    ...(closeSolvedAfterDays > 0 ? [`${tickets(close.atOnce)} of ${close.waiting} that are solved would be closed at once.`] : []),
    ...(closeSolvedAfterDays > 0 && warnBeforeCloseDays > 0
      ? [`The requesters of ${tickets(close.warnedAtOnce)} would be warned at once.`]
      : []),
    ...(solvePendingAfterDays > 0 ? [`${tickets(solve.atOnce)} of ${solve.waiting} that wait for customers would be solved at once.`] : []),
    ...(solvePendingAfterDays > 0 && warnBeforeSolveDays > 0
      ? [`The requesters of ${tickets(solve.warnedAtOnce)} would be warned at once.`]
      : []),
    ...(solvePendingAfterDays > 0 && solve.unassigned > 0
      ? [`${tickets(solve.unassigned)} that nobody has stay as they are: a ticket is solved only while an agent has it.`]
      : []),
  ];
}

/** What to ask before saving, where it cannot be undone; null where nothing happens at once. */
export function questionBefore({ close, solve }: AutoClosePreview): string | null {
  const deeds = [
    ...(close.atOnce > 0 ? [`closes ${tickets(close.atOnce)}, and a closed ticket never opens again`] : []),
    ...(solve.atOnce > 0 ? [`solves ${tickets(solve.atOnce)}`] : []),
    ...(close.warnedAtOnce + solve.warnedAtOnce > 0 ? [`sends ${close.warnedAtOnce + solve.warnedAtOnce} warnings by mail`] : []),
  ];
  return deeds.length === 0 ? null : `Saving ${deeds.join('; it ')}.`;
}
