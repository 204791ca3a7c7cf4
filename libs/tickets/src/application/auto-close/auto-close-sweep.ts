import { TicketSelector, type TicketPredicate } from '@casewright/contracts';
import { Clock, firstMeta } from '@casewright/kernel';
import { Injectable, Logger } from '@nestjs/common';
import { AutoCloseRows, type Sweep } from './auto-close-rows';
import { ConsiderTicket } from './consider-ticket';

const every = 1_000;
const page = 100;
const claimMilliseconds = 30_000;
/** By then every process has noticed the new settings and looks by them at what changes from now on, and the list of tickets has what changed before. */
const settleMilliseconds = 2_000;
const waiting: TicketPredicate = { kind: 'among', field: 'statusCategory', values: ['pending', 'solved'] };

/** New settings count for the tickets that are solved or pending already: they are looked through in the background, from where a crash left off. */
@Injectable()
export class AutoCloseSweep {
  private readonly logger = new Logger('Auto-close');
  private timer: NodeJS.Timeout | null = null;
  private busy: Promise<void> | null = null;

  constructor(
    private readonly rows: AutoCloseRows,
    private readonly selector: TicketSelector,
    private readonly tickets: ConsiderTicket,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.look(), every).unref();
  }

  /** What is in hand is finished. */
  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.busy;
  }

  async runDue(): Promise<void> {
    const now = this.clock.now();
    const settled = new Date(now.getTime() - settleMilliseconds);
    for (const sweep of await this.rows.claim(now, settled, this.claimEnd())) await this.walk(sweep);
  }

  private look(): void {
    if (this.busy) return;
    this.busy = this.runDue()
      .catch((error: unknown) => this.logger.error(error instanceof Error ? error.message : String(error)))
      .finally(() => (this.busy = null));
  }

  private async walk(begun: Sweep): Promise<void> {
    for (let at = begun; ;) {
      const { tickets } = await this.selector.select(waiting, { limit: page, after: at.after });
      for (const { id } of tickets) await this.tickets.look(id, this.meta(at, id));
      at = { ...at, after: tickets.at(-1)?.number ?? at.after };
      await this.rows.progress(at, tickets.length, this.claimEnd());
      if (tickets.length < page) break;
    }
    await this.rows.finish(begun.version, this.clock.now());
  }

  private meta({ version }: Sweep, ticketId: string) {
    return firstMeta(`auto-close:sweep:${version}:${ticketId}`, { kind: 'process', id: 'auto-close' }, this.clock.now());
  }

  private claimEnd(): Date {
    return new Date(this.clock.now().getTime() + claimMilliseconds);
  }
}
