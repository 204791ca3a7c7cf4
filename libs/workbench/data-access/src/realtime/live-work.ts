import { DestroyRef, Injectable, inject } from '@angular/core';
import { asyncScheduler, filter, interval, merge, startWith, switchMap, throttleTime } from 'rxjs';
import { CatchUp } from './catch-up';
import { Realtime } from './realtime';

const often = { leading: true, trailing: true };
/** What the socket tells is a hint; after so long a silence, or without a connection, it is asked for. */
const silence = 2_000;

/** Calls back as long work, such as a backtest, gets on. */
@Injectable()
export class LiveWork {
  private readonly realtime = inject(Realtime);
  private stop: (() => void) | null = null;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.leave());
  }

  /** `room` is told of each step, as `backtest:<id>`. */
  follow(room: string, fetchAgain: () => Promise<unknown>): void {
    this.leave();
    const catchUp = new CatchUp(fetchAgain);
    const leaveRoom = this.realtime.join(room);
    const told = merge(this.realtime.roomChanged.pipe(filter((changed) => changed.room === room)), this.realtime.returned);
    const silent = told.pipe(
      startWith(null),
      switchMap(() => interval(silence)),
    );
    const following = merge(told, silent)
      .pipe(throttleTime(250, asyncScheduler, often))
      .subscribe(() => catchUp.ask());
    this.stop = () => {
      following.unsubscribe();
      catchUp.stop();
      leaveRoom();
    };
    catchUp.ask();
  }

  leave(): void {
    this.stop?.();
    this.stop = null;
  }
}
