import { suggestedCloseDays } from '@casewright/contracts';

/** A step that is taken by itself, and the fields that it is kept in. */
export interface AutoCloseStep {
  readonly title: string;
  readonly hint: string;
  readonly name: string;
  /** Days that switching it on begins with. */
  readonly suggested: number;
  readonly after: 'closeSolvedAfterDays' | 'solvePendingAfterDays';
  readonly warnBefore: 'warnBeforeCloseDays' | 'warnBeforeSolveDays';
  readonly warning: 'closeWarning' | 'solveWarning';
}

export const autoCloseSteps: readonly AutoCloseStep[] = [
  {
    title: 'Solved tickets',
    hint: 'Until it is closed, an answer of the requester opens a solved ticket again. After that, their answer opens a new ticket that follows it up.',
    name: 'Close solved tickets',
    suggested: suggestedCloseDays,
    after: 'closeSolvedAfterDays',
    warnBefore: 'warnBeforeCloseDays',
    warning: 'closeWarning',
  },
  {
    title: 'Tickets that wait for the customer',
    hint: 'A ticket that has been pending for so long is solved, as if the customer had nothing to add.',
    name: 'Solve pending tickets',
    suggested: 14,
    after: 'solvePendingAfterDays',
    warnBefore: 'warnBeforeSolveDays',
    warning: 'solveWarning',
  },
];
