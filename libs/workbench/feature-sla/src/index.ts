import type { Routes } from '@angular/router';
import { askBeforeLeaving } from '@casewright/ui';

const canDeactivate = [askBeforeLeaving];

/** Escalation ladders, which count by the same calendars. */
export const ladderRoutes: Routes = [
  { path: '', loadComponent: async () => (await import('./ladders/ladders.page')).LaddersPage, title: 'Escalations' },
  {
    path: ':ladderId',
    loadComponent: async () => (await import('./ladder/ladder.page')).LadderPage,
    title: 'Escalation ladder',
    canDeactivate,
  },
];

export const routes: Routes = [
  { path: '', loadComponent: async () => (await import('./policies/policies.page')).PoliciesPage, title: 'SLA' },
  { path: 'policies', pathMatch: 'full', redirectTo: '' },
  { path: 'calendars', loadComponent: async () => (await import('./calendars/calendars.page')).CalendarsPage, title: 'Calendars' },
  {
    path: 'calendars/:calendarId',
    loadComponent: async () => (await import('./calendar/calendar.page')).CalendarPage,
    title: 'Calendar',
    canDeactivate,
  },
  { path: 'changes', loadComponent: async () => (await import('./changes/changes.page')).ChangesPage, title: 'Changes of agreements' },
  { path: 'rehearse', loadComponent: async () => (await import('./rehearse/rehearse.page')).RehearsePage, title: 'Rehearse' },
  { path: ':policyId', loadComponent: async () => (await import('./policy/policy.page')).PolicyPage, title: 'SLA policy', canDeactivate },
];
