import type { StatusCategory } from './vocabulary';

export interface StatusDefinition {
  readonly id: string;
  readonly category: StatusCategory;
  readonly label: string;
  readonly customerLabel: string;
}

/** The statuses of a new installation. */
export const defaultStatuses: readonly StatusDefinition[] = [
  { id: 'new', category: 'new', label: 'New', customerLabel: 'Received' },
  { id: 'open', category: 'open', label: 'Open', customerLabel: 'Being worked on' },
  { id: 'pending', category: 'pending', label: 'Waiting for customer', customerLabel: 'Waiting for you' },
  { id: 'on-hold', category: 'on-hold', label: 'On hold', customerLabel: 'Being worked on' },
  { id: 'solved', category: 'solved', label: 'Solved', customerLabel: 'Solved' },
  { id: 'closed', category: 'closed', label: 'Closed', customerLabel: 'Closed' },
];
