import type { Routes } from '@angular/router';
import { askBeforeLeaving } from '@casewright/ui';

export const routes: Routes = [
  { path: '', loadComponent: async () => (await import('./list/rules.page')).RulesPage, title: 'Rules' },
  { path: 'health', loadComponent: async () => (await import('./health/health.page')).HealthPage, title: 'Health of the rules' },
  {
    path: 'conditions',
    loadComponent: async () => (await import('./conditions/conditions.page')).ConditionsPage,
    title: 'Shared conditions',
  },
  {
    path: 'conditions/:conditionId',
    loadComponent: async () => (await import('./conditions/condition.page')).ConditionPage,
    title: 'Shared condition',
    canDeactivate: [askBeforeLeaving],
  },
  {
    path: ':ruleId',
    loadComponent: async () => (await import('./editor/rule.page')).RulePage,
    title: 'Rule',
    canDeactivate: [askBeforeLeaving],
  },
  { path: ':ruleId/try', loadComponent: async () => (await import('./rehearse/try.page')).TryPage, title: 'Try a rule' },
  {
    path: ':ruleId/backtest',
    loadComponent: async () => (await import('./rehearse/backtest.page')).BacktestPage,
    title: 'Backtest of a rule',
  },
  { path: ':ruleId/runs', loadComponent: async () => (await import('./rehearse/runs.page')).RunsPage, title: 'Runs of a rule' },
];
