import type { EventStore } from '@casewright/event-store';
import { LogTail } from './log-tail';

const shortest = 4;
const idle = 250;
const longest = 1000;

/**
 * Keeps the tail growing. After a wake-up it looks again after 4, 8, 16, … ms, because an event can be committed and still hidden
 * behind an older transaction; with nothing to see it backs off to once a second.
 */
export class LogPump {
  private pause = idle;
  private timer: NodeJS.Timeout | null = null;
  private working: Promise<void> = Promise.resolve();
  private busy = false;
  private again = false;
  private unsubscribe: (() => void) | null = null;

  constructor(
    private readonly store: EventStore,
    private readonly tail: LogTail,
  ) {}

  start(): void {
    this.unsubscribe ??= this.store.onAppended(() => this.wake());
    this.wake();
  }

  async stop(): Promise<void> {
    this.unsubscribe?.();
    this.unsubscribe = null;
    if (this.timer) clearTimeout(this.timer);
    await this.working;
  }

  private wake(): void {
    this.pause = shortest;
    this.again = true;
    if (!this.busy && this.unsubscribe) this.working = this.work();
  }

  private async work(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.busy = true;
    do {
      this.again = false;
      // An outage passes; the pause until the next look grows meanwhile.
      if (await this.tail.grow().catch(() => false)) this.pause = shortest;
    } while (this.again && this.unsubscribe);
    this.busy = false;
    this.schedule();
  }

  private schedule(): void {
    if (!this.unsubscribe) return;
    this.timer = setTimeout(() => (this.working = this.work()), this.pause);
    this.pause = Math.min(this.pause * 2, longest);
  }
}
