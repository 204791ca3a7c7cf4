import type { RehearsedBreach, RehearsedFigures, SlaRehearsalRow } from '@casewright/contracts';

/** What a change does, in a few words. */
export const changeWords = ({ kind, subject }: Pick<SlaRehearsalRow, 'kind' | 'subject'>): string => {
  switch (kind) {
    case 'create-policy':
      return `New policy ${subject ?? ''}`;
    case 'edit-policy':
      return `Changes of the policy ${subject ?? ''}`;
    case 'remove-policy':
      return `Without the policy ${subject ?? ''}`;
    case 'reorder-policies':
      return 'Another order of the policies';
    case 'edit-calendar':
      return `Changes of the calendar ${subject ?? ''}`;
  }
};

/** Never 100 % while one was missed; a dash where nothing has ended. */
export function keptWords({ attainment, met, breached }: RehearsedFigures): string {
  if (attainment === null) return '–';
  const tenths = Math.round(attainment * 1000) / 10;
  if (breached > 0 && tenths === 100) return '> 99.9 %';
  return met > 0 && tenths === 0 ? '< 0.1 %' : `${tenths} %`;
}

/** By how many points the draft is better or worse. */
export function pointsWords(recorded: RehearsedFigures, draft: RehearsedFigures): string {
  if (recorded.attainment === null || draft.attainment === null) return '';
  const points = Math.round((draft.attainment - recorded.attainment) * 1000) / 10;
  if (points === 0) return 'the same';
  return `${points > 0 ? '+' : '−'}${Math.abs(points)} points`;
}

const standings: Readonly<Record<NonNullable<RehearsedBreach['draft']>['standing'], string>> = {
  met: 'met',
  breached: 'breached',
  excused: 'excused',
  running: 'in time',
};

/** How a clock stands on one side. */
export const standingWords = (clock: RehearsedBreach['draft']): string => (clock === null ? 'no clock' : standings[clock.standing]);
