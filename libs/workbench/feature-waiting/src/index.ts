import type { Routes } from '@angular/router';
import { askBeforeLeaving } from '@casewright/ui';

export const reminderRoutes: Routes = [
  { path: '', loadComponent: async () => (await import('./reminders.page')).RemindersPage, title: 'My reminders' },
];

export const autoCloseRoutes: Routes = [
  {
    path: '',
    loadComponent: async () => (await import('./auto-close.page')).AutoClosePage,
    canDeactivate: [askBeforeLeaving],
    title: 'Auto-close',
  },
];
