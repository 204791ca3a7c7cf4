import type { TicketCounts } from '@casewright/contracts';
import type { Filters } from './filters';

export type ViewId = 'mine' | 'unassigned' | 'teams' | 'open' | 'snoozed' | 'solved';

interface View {
  readonly id: ViewId;
  readonly label: string;
  /** Customers see these, under this name. */
  readonly customerLabel?: string;
  readonly filters: Filters;
  readonly sort: string;
  readonly count?: (counts: TicketCounts) => number;
}

/** What is to be worked on now. */
const atHand: Filters = { category: ['new', 'open', 'pending', 'on-hold'], snoozed: ['false'] };

/** The saved views that everybody has, in the order of their tabs. */
export const views: readonly View[] = [
  { id: 'mine', label: 'My work', filters: { assigneeId: ['me'], ...atHand }, sort: 'slaDueAt', count: (counts) => counts.mine },
  {
    id: 'unassigned',
    label: 'Unassigned',
    filters: { assigneeId: ['none'], ...atHand },
    sort: 'slaDueAt',
    count: (counts) => counts.unassigned,
  },
  { id: 'teams', label: 'My teams', filters: { teamId: ['mine'], ...atHand }, sort: 'slaDueAt', count: (counts) => counts.team },
  {
    ...{ id: 'open', label: 'All open', customerLabel: 'Open', filters: atHand },
    ...{ sort: 'slaDueAt', count: (counts: TicketCounts) => counts.all },
  },
  { id: 'snoozed', label: 'Snoozed', filters: { snoozed: ['true'] }, sort: 'snoozedUntil', count: (counts) => counts.snoozed },
  { id: 'solved', label: 'Recently solved', customerLabel: 'Solved', filters: { category: ['solved', 'closed'] }, sort: '-updatedAt' },
];
