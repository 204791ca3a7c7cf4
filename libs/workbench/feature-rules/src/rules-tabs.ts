import type { PageTab } from '@casewright/ui';

export const rulesTabs: readonly PageTab[] = [
  { path: '/rules', label: 'Rules' },
  { path: '/rules/conditions', label: 'Conditions' },
  { path: '/rules/health', label: 'Health' },
];
