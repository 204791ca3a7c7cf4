import { Config } from '@casewright/config';
import { Clock } from '@casewright/kernel';
import { Injectable, Logger } from '@nestjs/common';
import { MessageRows, type MessageRow } from '../shared/message-rows';
import { HandleMail } from './handle-mail';

const loops = 2;
const pollMilliseconds = 500;
/**
 * How long a process may be silent about a message before another one takes it up. Short, because handling one twice does no harm: its
 * command has the message's id.
 */
const leaseMilliseconds = 10_000;
const maxAttempts = 5;
const backoffMilliseconds = 5_000;

/** Works through what has arrived: at once what this process took in, and by polling what others left behind. */
@Injectable()
export class IntakeRunner {
  private readonly logger = new Logger('mail-intake');
  private readonly sleepers = new Set<() => void>();
  private running: Promise<void>[] = [];
  private stopped = true;

  constructor(
    private readonly rows: MessageRows,
    private readonly handler: HandleMail,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async start(): Promise<void> {
    // The only process of its database: whatever was in hand when it last ended is in nobody's hand now.
    if (this.config.values.CASEWRIGHT_PROFILE === 'embedded') await this.rows.releaseAll(this.clock.now());
    this.stopped = false;
    this.running = Array.from({ length: loops }, () => this.loop());
  }

  /** Finishes what is in hand. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await Promise.all(this.running.splice(0));
  }

  wake(): void {
    for (const wake of [...this.sleepers]) wake();
  }

  /** Handles everything that is due now, and returns how many messages that were; for tests and demo data. */
  async runDue(): Promise<number> {
    let handled = 0;
    while (await this.handleNext()) handled += 1;
    return handled;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      const worked = await this.handleNext().catch((error: unknown) => this.report('The intake cannot reach its table', error));
      if (!worked) await this.sleep();
    }
  }

  private async handleNext(): Promise<boolean> {
    const now = this.clock.now();
    const row = await this.rows.claim(now, this.leaseEnd());
    if (!row) return false;
    const heartbeat = setInterval(() => void this.beat(row), leaseMilliseconds / 4).unref();
    try {
      await this.handler.handle(row);
    } catch (error) {
      this.report(`Message ${row.id} could not be handled (attempt ${row.attempts})`, error);
      await this.putBack(row, now);
    } finally {
      clearInterval(heartbeat);
    }
    return true;
  }

  private async beat(row: MessageRow): Promise<void> {
    await this.rows.stillInHand(row, this.leaseEnd()).catch((error: unknown) => this.report('The intake cannot reach its table', error));
  }

  private leaseEnd(): Date {
    return new Date(this.clock.now().getTime() + leaseMilliseconds);
  }

  private async putBack(row: MessageRow, now: Date): Promise<void> {
    if (row.attempts < maxAttempts) {
      await this.rows.retryAt(row.id, new Date(now.getTime() + backoffMilliseconds * 2 ** row.attempts));
      return;
    }
    const evidence = `It failed ${row.attempts} times; the log says why`;
    await this.rows.suspend(row.id, { cause: 'unreadable', evidence, ticketId: null, automatic: false });
  }

  private report(what: string, error: unknown): false {
    this.logger.error(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }

  private sleep(): Promise<void> {
    if (this.stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, pollMilliseconds);
      this.sleepers.add(wake);
    });
  }
}
