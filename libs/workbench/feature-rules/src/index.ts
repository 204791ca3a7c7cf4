import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: async () => (await import('./list/rules.page')).RulesPage, title: 'Rules' },
  { path: ':ruleId', loadComponent: async () => (await import('./editor/rule.page')).RulePage, title: 'Rule' },
];
