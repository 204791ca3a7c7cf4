import type { Permission } from '@casewright/contracts';
import type { IconName } from '@casewright/ui';

/** An entry of the rail. Listed only for those who have the permission; `shortcut` follows `g`. */
export interface NavigationEntry {
  readonly group: 'Work' | 'Automate' | 'See' | 'Set up';
  readonly label: string;
  readonly path: string;
  readonly icon: IconName;
  readonly permission: Permission;
  readonly shortcut?: string;
}

/** The whole rail, in order. Only finished pages stand here. */
export const navigation: readonly NavigationEntry[] = [
  { group: 'Work', label: 'Queue', path: '/queue', icon: 'inbox', permission: 'ticket.view', shortcut: 'q' },
];
