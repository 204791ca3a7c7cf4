import type { Column } from '@casewright/ui';

/** Every column of the queue; the subject is always there. */
export const columns: readonly Column[] = [
  { id: 'subject', label: 'Subject', width: 'minmax(200px, 2.6fr)', sort: 'number' },
  { id: 'requester', label: 'Requester', width: 'minmax(90px, 1fr)' },
  { id: 'status', label: 'Status', width: '160px' },
  { id: 'priority', label: 'Priority', width: '96px', sort: 'priority' },
  { id: 'team', label: 'Team', width: 'minmax(90px, 1fr)' },
  { id: 'assignee', label: 'Assignee', width: 'minmax(100px, 1fr)' },
  { id: 'age', label: 'Age', width: '72px', sort: 'createdAt' },
  { id: 'updated', label: 'Updated', width: '84px', sort: 'updatedAt' },
  { id: 'sla', label: 'SLA', width: '128px', sort: 'slaDueAt' },
];

const key = 'cw:queue:columns';
const usual = ['requester', 'status', 'priority', 'team', 'assignee', 'age', 'sla'];

/** The chosen ones, remembered on this device. */
export function storedColumns(): readonly string[] {
  const stored = localStorage.getItem(key);
  return stored === null ? usual : stored.split(',');
}

export const storeColumns = (ids: readonly string[]): void => localStorage.setItem(key, ids.join(','));

/** Of their own tickets customers need no more. */
export const forCustomers: readonly string[] = ['status', 'age', 'updated'];

/** Beside the preview there is room for the most telling ones only. */
export const beside: readonly string[] = ['status', 'priority', 'sla'];

export const columnsOf = (ids: readonly string[]): readonly Column[] =>
  columns.filter((column) => column.id === 'subject' || ids.includes(column.id));
