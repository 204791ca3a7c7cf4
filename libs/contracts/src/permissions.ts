import type { Role } from './vocabulary';

/** Every permission with what it lets a person do. Server and screen read this one list. */
export const permissions = {
  'ticket.view': 'See tickets',
  'ticket.create': 'Open tickets',
  'ticket.reply': 'Write public replies',
  'ticket.note': 'See and write internal notes',
  'ticket.edit': 'Change properties of tickets',
  'ticket.assign': 'Assign, take and release tickets',
  'ticket.follow': 'Follow tickets',
  'notification.view': 'Be told what happens to the own tickets',
  'customer.view': 'See people and organisations',
  'customer.edit': 'Change people and organisations',
  'customer.forget': 'Erase everything about a person for good',
  'rule.view': 'See rules and their decisions',
  'rule.edit': 'Write drafts of rules',
  'rule.publish': 'Publish, promote, stop and put away rules',
  'sla.view': 'See calendars and SLA policies',
  'sla.edit': 'Change calendars and SLA policies',
  'sla.correct': 'Give clocks time back and excuse breaches',
  'ticket.import': 'Take tickets over from another system',
  'ticket-field.manage': 'Add fields to tickets',
  'auto-close.manage': 'Set when tickets are solved and closed by themselves',
  'escalation.view': 'See escalation ladders',
  'escalation.act': 'Start, acknowledge and stop escalations of tickets',
  'escalation.edit': 'Change escalation ladders',
  'user.view': 'See users and teams',
  'user.manage': 'Invite users, change roles and teams',
  'mail.view': 'See suspended mail',
  'mail.manage': 'Release and delete suspended mail',
  'mailbox.use': 'Use the Mailbox page, which stands for the outside world (embedded profile only)',
  'webhook.manage': 'Change where webhooks go',
  'report.view': 'See the dashboard',
  'system.view': 'See subscriptions, deliveries and processes',
  'system.manage': 'Retry, replay and rebuild',
  'account.own': 'See the own account and sessions',
} as const;

export type Permission = keyof typeof permissions;

const all = Object.keys(permissions) as Permission[];
const agentPermissions: Permission[] = [
  'ticket.view',
  'ticket.create',
  'ticket.reply',
  'ticket.note',
  'ticket.edit',
  'ticket.assign',
  'ticket.follow',
  'notification.view',
  'customer.view',
  'customer.edit',
  'rule.view',
  'sla.view',
  'escalation.view',
  'escalation.act',
  'user.view',
  'mailbox.use',
  'report.view',
  'account.own',
];

export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  admin: all,
  manager: all.filter(
    (permission) =>
      ![
        'system.manage',
        'ticket.import',
        'ticket-field.manage',
        'auto-close.manage',
        'user.manage',
        'customer.forget',
        'webhook.manage',
      ].includes(permission),
  ),
  agent: agentPermissions,
  engineer: ['ticket.view', 'ticket.note', 'ticket.reply', 'ticket.follow', 'notification.view', 'customer.view', 'account.own'],
  customer: ['ticket.view', 'ticket.create', 'ticket.reply', 'account.own'],
};

/** What a role may do where the program runs: the outside world of the cluster profile is real, so nobody may play it. */
export const permissionsOf = (role: Role, profile: 'embedded' | 'cluster'): Permission[] =>
  rolePermissions[role].filter((permission) => profile === 'embedded' || permission !== 'mailbox.use');
