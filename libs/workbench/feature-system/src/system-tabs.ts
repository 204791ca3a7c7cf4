import type { PageTab } from '@casewright/ui';

/** The pages about the machinery. */
export const systemTabs: readonly PageTab[] = [
  { path: '/system', label: 'Subscriptions' },
  { path: '/system/deliveries', label: 'Deliveries' },
  { path: '/system/processes', label: 'Processes' },
  { path: '/system/webhooks', label: 'Webhooks' },
  { path: '/system/plugins', label: 'Plugins' },
];
