import { wasMoved, type Following } from './following';
import type { LogTail } from './log/log-tail';
import type { Standing } from './standing';

const housekeepingEvery = 1000;
const saveEvery = 500;
const longestPause = 5000;
/** More than this is behind, and goes on at once. */
const fewEvents = 100;

/** Runs one following until it is stopped: steps while there are events, sleeps until the log grows, comes back to parked events. */
export class FollowingLoop {
  private stopped = false;
  private wakeUp: (() => void) | null = null;
  private grown = false;
  private failures = 0;
  private savedAt = 0;
  private lookedAt = 0;
  private readonly finished: Promise<void>;

  constructor(
    readonly following: Following,
    tail: LogTail,
    private readonly standing: Standing,
    private readonly changed: () => void,
  ) {
    const unsubscribe = tail.onGrown(() => {
      this.grown = true;
      this.wakeUp?.();
    });
    this.finished = this.run().finally(unsubscribe);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wakeUp?.();
    await this.finished;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        this.grown = false;
        await this.keepHouse();
        const began = performance.now();
        const progressed = await this.following.step();
        this.failures = 0;
        await this.standing.well();
        if (progressed) await this.keepPace(began);
        else await this.sleep(this.following.isUnsaved ? saveEvery : housekeepingEvery);
      } catch (error) {
        if (!(await this.recover(error))) return;
      }
    }
    await this.following.save().catch(() => undefined);
  }

  private async keepHouse(): Promise<void> {
    const now = performance.now();
    if (now - this.savedAt >= saveEvery) {
      this.savedAt = now;
      await this.following.save();
    }
    if (now - this.lookedAt < housekeepingEvery) return;
    this.lookedAt = now;
    if (this.following.hasBlockedStreams) await this.following.retry('patient');
  }

  private async keepPace(began: number): Promise<void> {
    const { handled, follower } = this.following;
    const left = began + follower.pace - performance.now();
    if (handled > 0 && handled < fewEvents && left >= 1) await new Promise((resolve) => setTimeout(resolve, left));
  }

  /** False: this build is not ours to work on any more. */
  private async recover(error: unknown): Promise<boolean> {
    if (wasMoved(error)) {
      const mine = await this.following.reload().catch(() => true);
      if (!mine) this.changed();
      if (!mine) return false;
    } else await this.standing.failing(error);
    this.failures += 1;
    this.grown = false;
    await this.sleep(Math.min(50 * 2 ** this.failures, longestPause));
    return true;
  }

  private sleep(milliseconds: number): Promise<void> {
    if (this.grown || this.stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.wakeUp?.(), milliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        this.wakeUp = null;
        resolve();
      };
    });
  }
}
