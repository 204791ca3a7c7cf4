import type { Routes } from '@angular/router';

export const routes: Routes = [{ path: '', loadComponent: async () => (await import('./mailbox.page')).MailboxPage, title: 'Mailbox' }];
