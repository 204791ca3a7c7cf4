import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: async () => (await import('./subscriptions/subscriptions.page')).SubscriptionsPage, title: 'Subscriptions' },
  { path: 'deliveries', loadComponent: async () => (await import('./deliveries/deliveries.page')).DeliveriesPage, title: 'Deliveries' },
  { path: 'processes', loadComponent: async () => (await import('./processes/processes.page')).ProcessesPage, title: 'Processes' },
  { path: 'webhooks', loadComponent: async () => (await import('./webhooks/webhooks.page')).WebhooksPage, title: 'Webhooks' },
  { path: 'plugins', loadComponent: async () => (await import('./plugins/plugins.page')).PluginsPage, title: 'Plugins' },
];

export const suspendedRoutes: Routes = [
  { path: '', loadComponent: async () => (await import('./suspended/suspended.page')).SuspendedPage, title: 'Suspended mail' },
];
