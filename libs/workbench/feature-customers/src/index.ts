import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: async () => (await import('./customers.page')).CustomersPage, title: 'Customers' },
  { path: ':personId', loadComponent: async () => (await import('./customer.page')).CustomerPage, title: 'Customer' },
];
