import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: async () => (await import('./customers.page')).CustomersPage, title: 'Customers' },
  // Before the people: no id is called that.
  {
    path: 'organisations',
    loadComponent: async () => (await import('./organisations.page')).OrganisationsPage,
    title: 'Organisations',
  },
  { path: ':personId', loadComponent: async () => (await import('./customer.page')).CustomerPage, title: 'Customer' },
];
