import type { PageTab } from '@casewright/ui';

export const slaTabs: readonly PageTab[] = [
  { path: '/sla', label: 'Policies' },
  { path: '/sla/calendars', label: 'Calendars' },
  { path: '/sla/changes', label: 'Changes' },
  { path: '/sla/rehearse', label: 'Rehearse' },
];
