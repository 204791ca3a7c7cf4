import { DestroyRef, inject } from '@angular/core';

/** Does it again and again while the page is there and its tab is looked at. To be called where things can be injected. */
export function whileShown(milliseconds: number, work: () => void): void {
  const timer = setInterval(() => {
    if (!document.hidden) work();
  }, milliseconds);
  inject(DestroyRef).onDestroy(() => clearInterval(timer));
}
