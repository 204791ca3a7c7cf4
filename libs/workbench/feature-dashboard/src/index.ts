import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: async () => (await import('./dashboard.page')).DashboardPage, title: 'Dashboard' },
  { path: 'sla', loadComponent: async () => (await import('./attainment/attainment.page')).AttainmentPage, title: 'SLA attainment' },
];

/** What will be breached next, for those who work on tickets. */
export const upcomingRoutes: Routes = [
  { path: '', loadComponent: async () => (await import('./upcoming/upcoming.page')).UpcomingPage, title: 'Due soon' },
];
