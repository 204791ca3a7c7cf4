import type { EventStore } from '@casewright/event-store';
import { LogTail } from './log-tail';

const shortest = 4;
const idle = 250;
const longest = 1000;

/**
 * Keeps the tail growing. An event can be committed and still hidden behind an older transaction, so while one is missing that this process
 * appended, or after word of another process, which does not say what it appended, it looks again after 4, 8, 16, … ms; with nothing to see
 * it backs off to once a second.
 */
export class LogPump {
  private pause = idle;
  private timer: NodeJS.Timeout | null = null;
  private working: Promise<void> = Promise.resolve();
  private busy = false;
  private again = false;
  private unsubscribe: (() => void) | null = null;
  private readonly missing = new Set<string>();
  private heardFromElsewhere = false;

  constructor(
    private readonly store: EventStore,
    private readonly tail: LogTail,
  ) {
    tail.onRead((events) => {
      for (const { eventId } of events) this.missing.delete(eventId);
    });
  }

  start(): void {
    this.unsubscribe ??= this.store.onAppended((eventId) => this.wake(eventId));
    this.wake();
  }

  async stop(): Promise<void> {
    this.unsubscribe?.();
    this.unsubscribe = null;
    if (this.timer) clearTimeout(this.timer);
    await this.working;
  }

  private wake(eventId?: string): void {
    if (eventId && this.tail.includes(eventId)) return;
    if (eventId) this.missing.add(eventId);
    else this.heardFromElsewhere = true;
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
    if (this.missing.size === 0 && !this.heardFromElsewhere) this.pause = Math.max(this.pause, idle);
    this.timer = setTimeout(() => (this.working = this.work()), this.pause);
    this.pause = Math.min(this.pause * 2, longest);
    if (this.pause < longest) return;
    this.heardFromElsewhere = false;
    // What was read before the tail began never comes by.
    this.missing.clear();
  }
}
