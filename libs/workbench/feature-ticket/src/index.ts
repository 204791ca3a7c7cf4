import type { Routes } from '@angular/router';
import { TicketPage } from './ticket.page';

export const routes: Routes = [{ path: ':id', component: TicketPage, title: 'Ticket' }];
