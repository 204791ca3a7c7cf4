/** What the groups of operations are about, in the order of the document. */
export const tags: Readonly<Record<string, string>> = {
  auth: 'Signing in and out',
  me: 'The own account and its sessions',
  setup: 'The first admin of an installation',
  invitations: 'Links that let somebody in',
  tickets: 'Tickets, their conversations, and why they are as they are',
  customers: 'People who write to us, and their organisations',
  rules: 'Rules, their versions and decisions',
  sla: 'Business calendars, policies and clocks',
  users: 'Who may sign in, and as what',
  teams: 'Teams that tickets go to',
  notifications: 'What happened to the own tickets',
  mail: 'Suspended mail and settings of mail',
  mailbox: 'The outside world of the embedded profile',
  reports: 'Figures of the dashboard',
  operations: 'Subscriptions, deliveries, processes and plugins',
};
