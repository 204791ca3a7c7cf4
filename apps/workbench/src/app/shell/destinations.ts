import type { Permission } from '@casewright/contracts';
import type { IconName } from '@casewright/ui';

/** A page that one can jump to by palette and keys. Offered only to those who have the permission; `shortcut` follows `g`. */
export interface Destination {
  readonly label: string;
  readonly path: string;
  readonly icon: IconName;
  readonly permission: Permission;
  readonly shortcut?: string;
}

/** Those that do not stand in the rail. */
export const besideTheRail: readonly Destination[] = [
  { label: 'New ticket', path: '/tickets/new', icon: 'add', permission: 'ticket.create', shortcut: 'n' },
  { label: 'My reminders', path: '/reminders', icon: 'reminder', permission: 'notification.view', shortcut: 'e' },
  { label: 'Your account', path: '/account', icon: 'account', permission: 'account.own' },
];
