import type { Destination } from './destinations';

/** An entry of the rail. */
export interface NavigationEntry extends Destination {
  readonly group: 'Work' | 'Automate' | 'See' | 'Set up';
  readonly customerLabel?: string;
}

/** The whole rail, in order. Only finished pages stand here. */
export const navigation: readonly NavigationEntry[] = [
  { group: 'Work', label: 'Queue', customerLabel: 'Your tickets', path: '/queue', icon: 'inbox', permission: 'ticket.view', shortcut: 'q' },
  { group: 'Work', label: 'Due soon', path: '/due-soon', icon: 'clock', permission: 'ticket.note' },
  { group: 'Work', label: 'Customers', path: '/customers', icon: 'customers', permission: 'customer.view', shortcut: 'c' },
  { group: 'Automate', label: 'Rules', path: '/rules', icon: 'rules', permission: 'rule.view', shortcut: 'r' },
  { group: 'Automate', label: 'SLA', path: '/sla', icon: 'sla', permission: 'sla.view', shortcut: 's' },
  { group: 'Automate', label: 'Escalations', path: '/escalations', icon: 'ladder', permission: 'escalation.view' },
  { group: 'See', label: 'Dashboard', path: '/dashboard', icon: 'dashboard', permission: 'report.view', shortcut: 'd' },
  { group: 'Set up', label: 'People', path: '/people', icon: 'people', permission: 'user.view' },
  { group: 'Set up', label: 'Fields', path: '/fields', icon: 'edit', permission: 'ticket-field.manage' },
  { group: 'Set up', label: 'Auto-close', path: '/auto-close', icon: 'snooze', permission: 'auto-close.manage' },
  { group: 'Set up', label: 'Suspended mail', path: '/suspended-mail', icon: 'suspended', permission: 'mail.view' },
  { group: 'Set up', label: 'System', path: '/system', icon: 'system', permission: 'system.view' },
  { group: 'Set up', label: 'Mailbox', path: '/mailbox', icon: 'mailbox', permission: 'mailbox.use', shortcut: 'm' },
];
