import type { Routes } from '@angular/router';
import { TicketPage } from './ticket.page';

export const routes: Routes = [
  { path: 'new', loadComponent: async () => (await import('./open/new-ticket.page')).NewTicketPage, title: 'New ticket' },
  { path: ':id', component: TicketPage, title: 'Ticket' },
];
