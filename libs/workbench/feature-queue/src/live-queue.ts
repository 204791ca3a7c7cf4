import { DestroyRef, Injectable, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Realtime } from '@casewright/data-access';
import { asyncScheduler, debounceTime, merge, throttleTime } from 'rxjs';

const often = { leading: true, trailing: true };

/** Calls back when the queue may look different: soon after a change, but at most about once a second under load. */
@Injectable()
export class LiveQueue {
  private readonly realtime = inject(Realtime);
  private readonly owner = inject(DestroyRef);

  follow(changed: () => void, gone: (ticketId: string) => void): void {
    this.owner.onDestroy(this.realtime.join('queue'));
    merge(this.realtime.changed.pipe(debounceTime(60)), this.realtime.returned)
      .pipe(throttleTime(800, asyncScheduler, often), takeUntilDestroyed(this.owner))
      .subscribe(changed);
    this.realtime.gone.pipe(takeUntilDestroyed(this.owner)).subscribe(({ ticketId }) => gone(ticketId));
  }
}
