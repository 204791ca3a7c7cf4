import type { Routes } from '@angular/router';
import { signedIn, signedOut } from '@casewright/data-access';

/** Each feature is a chunk of its own and exports `routes`. A page that belongs in the rail is also listed in shell/navigation.ts. */
export const routes: Routes = [
  { path: 'sign-in', canActivate: [signedOut], loadChildren: async () => (await import('@casewright/feature-sign-in')).routes },
  { path: 'invitation', loadChildren: async () => (await import('@casewright/feature-account')).invitationRoutes },
  { path: 'setup', loadChildren: async () => (await import('@casewright/feature-account')).setUpRoutes },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: async () => (await import('./shell/shell')).Shell,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'queue' },
      { path: 'queue', loadChildren: async () => (await import('@casewright/feature-queue')).routes },
      { path: 'tickets', loadChildren: async () => (await import('@casewright/feature-ticket')).routes },
      { path: 'customers', loadChildren: async () => (await import('@casewright/feature-customers')).routes },
      { path: 'rules', loadChildren: async () => (await import('@casewright/feature-rules')).routes },
      { path: 'sla', loadChildren: async () => (await import('@casewright/feature-sla')).routes },
      { path: 'escalations', loadChildren: async () => (await import('@casewright/feature-sla')).ladderRoutes },
      { path: 'dashboard', loadChildren: async () => (await import('@casewright/feature-dashboard')).routes },
      { path: 'due-soon', loadChildren: async () => (await import('@casewright/feature-dashboard')).upcomingRoutes },
      { path: 'fields', loadChildren: async () => (await import('@casewright/feature-fields')).routes },
      { path: 'reminders', loadChildren: async () => (await import('@casewright/feature-waiting')).reminderRoutes },
      { path: 'auto-close', loadChildren: async () => (await import('@casewright/feature-waiting')).autoCloseRoutes },
      { path: 'people', loadChildren: async () => (await import('@casewright/feature-people')).routes },
      { path: 'mailbox', loadChildren: async () => (await import('@casewright/feature-mailbox')).routes },
      { path: 'suspended-mail', loadChildren: async () => (await import('@casewright/feature-system')).suspendedRoutes },
      { path: 'system', loadChildren: async () => (await import('@casewright/feature-system')).routes },
      { path: 'account', loadChildren: async () => (await import('@casewright/feature-account')).routes },
      { path: '**', loadComponent: async () => (await import('./shell/not-found')).NotFound, title: 'Not found' },
    ],
  },
];
