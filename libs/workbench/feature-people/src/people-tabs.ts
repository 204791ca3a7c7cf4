import type { PageTab } from '@casewright/ui';

export const peopleTabs: readonly PageTab[] = [
  { path: '/people', label: 'People' },
  { path: '/people/teams', label: 'Teams' },
];
