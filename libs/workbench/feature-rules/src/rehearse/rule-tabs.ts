import type { PageTab } from '@casewright/ui';

/** The pages about one rule. */
export const ruleTabs = (id: string): readonly PageTab[] => [
  { path: `/rules/${id}`, label: 'Rule' },
  { path: `/rules/${id}/try`, label: 'Try it' },
  { path: `/rules/${id}/backtest`, label: 'Backtest' },
  { path: `/rules/${id}/runs`, label: 'Runs' },
];
