import { Deliveries } from '@casewright/jobs';
import type { FixedClock } from '@casewright/kernel';
import { ProcessHost } from '@casewright/processes';
import { Subscriptions } from '@casewright/subscriptions';
import type { INestApplicationContext } from '@nestjs/common';
import type { Play } from './play';
import type { DemoAction } from './scenario';

const stride = 20 * 60_000;

/** Walks the clock through the story. Between actions, clocks that fall due act at their own time. */
export class Timeline {
  private readonly subscriptions: Subscriptions;
  private readonly processes: ProcessHost;
  private readonly deliveries: Deliveries;

  constructor(
    app: INestApplicationContext,
    private readonly clock: FixedClock,
  ) {
    this.subscriptions = app.get(Subscriptions);
    this.processes = app.get(ProcessHost);
    this.deliveries = app.get(Deliveries);
  }

  async walk(actions: readonly DemoAction[], play: Play, until: Date, progress: (done: number) => void): Promise<void> {
    for (const [index, action] of actions.entries()) {
      await this.advanceTo(action.at);
      await play.perform(action);
      await this.settle();
      if (index % 50 === 0) progress(index);
    }
    await this.advanceTo(until);
    await this.processes.runDue();
    await this.settle();
  }

  private async advanceTo(time: Date): Promise<void> {
    while (this.clock.now().getTime() + stride < time.getTime()) {
      this.clock.advance(stride);
      if ((await this.processes.runDue()) > 0) await this.subscriptions.catchUp();
    }
    this.clock.set(time);
  }

  /** All that follows from it, mails out included, at the same time of the clock. */
  private async settle(): Promise<void> {
    await this.subscriptions.catchUp();
    while ((await this.deliveries.runDue()) > 0) await this.subscriptions.catchUp();
  }
}
