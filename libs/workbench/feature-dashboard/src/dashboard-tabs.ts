import type { PageTab } from '@casewright/ui';

export const dashboardTabs: readonly PageTab[] = [
  { path: '/dashboard', label: 'Desk' },
  { path: '/dashboard/sla', label: 'SLA' },
];
