import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: async () => (await import('./users.page')).UsersPage, title: 'People' },
  { path: 'teams', loadComponent: async () => (await import('./teams.page')).TeamsPage, title: 'Teams' },
];
