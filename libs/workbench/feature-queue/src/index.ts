import type { Routes } from '@angular/router';
import { QueuePage } from './queue.page';

export const routes: Routes = [{ path: '', component: QueuePage, title: 'Queue' }];
