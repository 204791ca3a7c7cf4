import { DestroyRef, Injectable, inject, signal } from '@angular/core';

const second = 1000;
const calm = 10;

/** The reader's clock as signals, which move at once when the tab is shown again. */
@Injectable({ providedIn: 'root' })
export class Now {
  private readonly calmly = signal(Date.now());
  private readonly eachSecond = signal(Date.now());
  /** Moves every ten seconds. */
  readonly ms = this.calmly.asReadonly();
  /** Moves every second: for what is so near that the seconds count. */
  readonly seconds = this.eachSecond.asReadonly();

  constructor() {
    let ticks = 0;
    const update = (which: 'all' | 'seconds') => {
      if (document.hidden) return;
      this.eachSecond.set(Date.now());
      if (which === 'all') this.calmly.set(Date.now());
    };
    const timer = setInterval(() => update(++ticks % calm === 0 ? 'all' : 'seconds'), second);
    const shown = () => update('all');
    document.addEventListener('visibilitychange', shown);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', shown);
    });
  }
}
