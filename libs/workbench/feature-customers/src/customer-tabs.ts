import type { PageTab } from '@casewright/ui';

export const customerTabs: readonly PageTab[] = [
  { path: '/customers', label: 'People' },
  { path: '/customers/organisations', label: 'Organisations' },
];
