import type { Clock } from '@casewright/kernel';
import { Logger } from '@nestjs/common';

/** The longest sleep: by then the row of a worker that died is looked at, too. */
const longestSleep = 10_000;
const shortestSleep = 2;

/** Sleeps until the next process is due, runs what is due, and sleeps again. `dueAt` tells it of times that may be earlier. */
export class WakeTimer {
  private readonly log = new Logger('Processes');
  private running: Promise<void> | null = null;
  private stopping = false;
  /** The earliest time that it was told of since it last looked at the table. */
  private earliest = Infinity;
  private sleepsUntil = 0;
  private wakeUp: () => void = () => undefined;

  constructor(
    private readonly clock: Clock,
    private readonly runDue: () => Promise<unknown>,
    private readonly nextDue: () => Promise<Date | null>,
  ) {}

  start(): void {
    this.stopping = false;
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wakeUp();
    await this.running;
    this.running = null;
  }

  dueAt(time: Date): void {
    this.earliest = Math.min(this.earliest, time.getTime());
    if (this.earliest < this.sleepsUntil) this.wakeUp();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const milliseconds = await this.work();
      if (!this.stopping) await this.sleep(milliseconds);
    }
  }

  /** How long to sleep then, in milliseconds. */
  private async work(): Promise<number> {
    this.earliest = Infinity;
    this.sleepsUntil = 0;
    try {
      await this.runDue();
      const next = await this.nextDue();
      const distance = next ? next.getTime() - this.clock.now().getTime() : longestSleep;
      return Math.min(distance, longestSleep);
    } catch (error) {
      this.log.error(error instanceof Error ? error.message : String(error));
      return 1_000;
    }
  }

  private sleep(milliseconds: number): Promise<void> {
    const now = this.clock.now().getTime();
    this.sleepsUntil = Math.min(now + milliseconds, this.earliest);
    return new Promise((resolve) => {
      const timeout = setTimeout(resolve, Math.max(this.sleepsUntil - now, shortestSleep));
      this.wakeUp = () => {
        clearTimeout(timeout);
        resolve();
      };
    });
  }
}
