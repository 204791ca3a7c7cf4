import { DestroyRef, Injectable, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { asyncScheduler, merge, throttleTime } from 'rxjs';
import { CatchUp } from './catch-up';
import { Realtime } from './realtime';

const often = { leading: true, trailing: true };

/** Calls back when the queue, or what is counted of it, may look different: soon after a change, but at most about once a second under load. */
@Injectable()
export class LiveQueue {
  private readonly realtime = inject(Realtime);
  private readonly owner = inject(DestroyRef);

  follow(fetchAgain: () => Promise<unknown>, gone: (ticketId: string) => void = () => undefined): void {
    const catchUp = new CatchUp(fetchAgain);
    this.owner.onDestroy(() => catchUp.stop());
    this.owner.onDestroy(this.realtime.join('queue'));
    merge(this.realtime.changed, this.realtime.returned)
      .pipe(throttleTime(800, asyncScheduler, often), takeUntilDestroyed(this.owner))
      .subscribe(() => catchUp.ask());
    this.realtime.gone.pipe(takeUntilDestroyed(this.owner)).subscribe(({ ticketId }) => gone(ticketId));
  }
}
