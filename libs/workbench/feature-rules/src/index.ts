import type { Routes } from '@angular/router';
import { askBeforeLeaving } from '@casewright/ui';

export const routes: Routes = [
  { path: '', loadComponent: async () => (await import('./list/rules.page')).RulesPage, title: 'Rules' },
  { path: 'health', loadComponent: async () => (await import('./health/health.page')).HealthPage, title: 'Health of the rules' },
  {
    path: ':ruleId',
    loadComponent: async () => (await import('./editor/rule.page')).RulePage,
    title: 'Rule',
    canDeactivate: [askBeforeLeaving],
  },
];
