import { Injectable, Logger } from '@nestjs/common';
import { ArmOpenTickets } from './arm-open-tickets';
import { EndWaiting } from './end-waiting';
import { RunSchedules } from './run-schedules';

const every = 1_000;

/** Looks every second for schedules that are due, and for rules that have come into force or were stopped. Each goes on while the others are busy. */
@Injectable()
export class Timetable {
  private readonly logger = new Logger('Timed rules');
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly busy = new Map<string, Promise<void>>();

  constructor(
    private readonly schedules: RunSchedules,
    private readonly arming: ArmOpenTickets,
    private readonly ending: EndWaiting,
  ) {}

  start(): void {
    this.timers.push(
      setInterval(() => this.look('schedules', () => this.schedules.runDue()), every).unref(),
      setInterval(() => this.look('open tickets', () => this.arming.runDue()), every).unref(),
      setInterval(() => this.look('stopped rules', () => this.ending.runDue()), every).unref(),
    );
  }

  /** What is in hand is finished. */
  async stop(): Promise<void> {
    for (const timer of this.timers.splice(0)) clearInterval(timer);
    await Promise.all(this.busy.values());
  }

  /** Everything that is due now; for tests and demo data. */
  async runDue(): Promise<void> {
    await this.ending.runDue();
    await this.arming.runDue();
    await this.schedules.runDue();
  }

  private look(what: string, work: () => Promise<void>): void {
    if (this.busy.has(what)) return;
    const working = work()
      .catch((error: unknown) => this.logger.error(`${what}: ${error instanceof Error ? error.message : String(error)}`))
      .finally(() => this.busy.delete(what));
    this.busy.set(what, working);
  }
}
