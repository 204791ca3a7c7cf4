import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { Session } from './session';

/** Pages of the workbench need a session; after signing in one comes back to the page that was asked for. */
export const signedIn: CanActivateFn = (_, state) => {
  if (inject(Session).me() !== null) return true;
  return inject(Router).createUrlTree(['/sign-in'], state.url === '/' ? {} : { queryParams: { next: state.url } });
};

export const signedOut: CanActivateFn = () => (inject(Session).me() === null ? true : inject(Router).parseUrl('/queue'));
