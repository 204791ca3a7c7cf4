import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, fromEvent, map } from 'rxjs';

const ticketPage = /^\/tickets\/([0-9a-f-]{36})/;

/** The ticket that the reader is looking at: its page is open, and the window is not behind others. */
export function openTicket(): Signal<string | null> {
  const router = inject(Router);
  const isHidden = toSignal(fromEvent(document, 'visibilitychange').pipe(map(() => document.hidden)), { initialValue: document.hidden });
  const address = toSignal(
    router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: router.url },
  );
  return computed(() => (isHidden() ? null : (ticketPage.exec(address())?.[1] ?? null)));
}
