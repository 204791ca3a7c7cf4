import type { Routes } from '@angular/router';
import { SignInPage } from './sign-in.page';

export const routes: Routes = [{ path: '', component: SignInPage, title: 'Sign in' }];
