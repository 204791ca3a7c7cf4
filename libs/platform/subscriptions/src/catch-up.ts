import type { EventStore } from '@casewright/event-store';
import type { Position } from '@casewright/kernel';
import { wasMoved, type Following } from './following';
import type { LogTail } from './log/log-tail';
import { comparePositions } from './log/position';

const patience = 30_000;
const hiddenPause = 1;
/** Effects that cause effects come to an end long before; what goes round more often goes round for ever. */
const rounds = 1000;

/** Brings followings to the end of the log, and again while their effects make the log grow. */
export class CatchUp {
  constructor(
    private readonly store: EventStore,
    private readonly tail: LogTail,
    private readonly refresh: () => Promise<void>,
  ) {}

  async run(followings: () => readonly Following[]): Promise<void> {
    for (let round = 0; round < rounds; round += 1) {
      const newest = await this.store.newestPosition();
      if (newest) await this.growTo(newest);
      const retried = await Promise.all(followings().map((following) => this.finish(following)));
      const isQuiet = !retried.includes(true) && !followings().some((following) => following.isBehind(this.tail.position));
      if (isQuiet && !(await this.saveAll(followings()))) return;
    }
    throw new Error(`The subscriptions did not come to rest within ${rounds} rounds: they cause each other's events`);
  }

  /** Waits for events that are committed, but hidden behind an older transaction. */
  private async growTo(newest: Position): Promise<void> {
    let deadline = performance.now() + patience;
    while (comparePositions(this.tail.position, newest) < 0) {
      if (await this.tail.grow()) {
        deadline = performance.now() + patience;
        continue;
      }
      if (performance.now() > deadline) throw new Error('A long transaction has hidden the newest events for 30 seconds');
      await new Promise((resolve) => setTimeout(resolve, hiddenPause));
    }
  }

  /** True: something was done, so there may be more to do. */
  private async finish(following: Following): Promise<boolean> {
    return this.reloading(following, async () => {
      let worked = false;
      while (await following.step()) worked = true;
      while (following.hasBlockedStreams && (await following.retry('hurry')) > 0) worked = true;
      return worked;
    });
  }

  /** Once for all rounds. True: another process was at work, so there may be more to do. */
  private async saveAll(followings: readonly Following[]): Promise<boolean> {
    const saved = followings.map((following) =>
      this.reloading(following, async () => {
        await following.saveHandled();
        return false;
      }),
    );
    return (await Promise.all(saved)).includes(true);
  }

  private async reloading(following: Following, work: () => Promise<boolean>): Promise<boolean> {
    try {
      return await work();
    } catch (error) {
      if (!wasMoved(error)) throw error;
      if (!(await following.reload())) await this.refresh();
      return true;
    }
  }
}
