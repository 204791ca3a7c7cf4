import { DestroyRef, Injectable, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { CatchUp, Realtime, Session } from '@casewright/data-access';
import { asyncScheduler, filter, merge, throttleTime } from 'rxjs';

const often = { leading: true, trailing: true };

/** Calls back when there is something new for the reader, or when they have read something in another window. */
@Injectable()
export class LiveNotifications {
  private readonly realtime = inject(Realtime);
  private readonly session = inject(Session);
  private readonly owner = inject(DestroyRef);

  follow(fetchAgain: () => Promise<unknown>): void {
    const room = `notifications:${this.session.me()?.id ?? ''}`;
    const catchUp = new CatchUp(fetchAgain);
    this.owner.onDestroy(() => catchUp.stop());
    this.owner.onDestroy(this.realtime.join(room));
    merge(this.realtime.roomChanged.pipe(filter((changed) => changed.room === room)), this.realtime.returned)
      .pipe(throttleTime(500, asyncScheduler, often), takeUntilDestroyed(this.owner))
      .subscribe(() => catchUp.ask());
  }
}
