import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: async () => (await import('./account.page')).AccountPage, title: 'Your account' },
];

/** Reached by a link in a mail or on the console; its secret stands behind the #. */
export const invitationRoutes: Routes = [
  { path: '', loadComponent: async () => (await import('./invitation.page')).InvitationPage, title: 'Invitation' },
];
export const setUpRoutes: Routes = [{ path: '', loadComponent: async () => (await import('./set-up.page')).SetUpPage, title: 'Set up' }];
