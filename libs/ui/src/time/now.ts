import { DestroyRef, Injectable, inject, signal } from '@angular/core';

const tick = 10_000;

/** The reader's clock as a signal: moves every ten seconds, and at once when the tab is shown again. */
@Injectable({ providedIn: 'root' })
export class Now {
  private readonly time = signal(Date.now());
  readonly ms = this.time.asReadonly();

  constructor() {
    const update = () => {
      if (!document.hidden) this.time.set(Date.now());
    };
    const timer = setInterval(update, tick);
    document.addEventListener('visibilitychange', update);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', update);
    });
  }
}
