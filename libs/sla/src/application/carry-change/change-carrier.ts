import { EventStore } from '@casewright/event-store';
import { JobQueue } from '@casewright/jobs';
import { firstMeta, idFrom } from '@casewright/kernel';
import { afterCommit } from '@casewright/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { clocksStream } from '../../read-model/clocks/clocks.repository';
import { OpenTickets } from '../../read-model/open-tickets/open-tickets';
import { ChangesUnderWay, type ChangeUnderWay } from './changes-under-way';

const queueName = 'sla-changes';
const atOnce = 100;
const lookAgain = 30_000;
/** So long a list of tickets that lags is waited for; then the change is taken up again. */
const patience = 20_000;

/**
 * Carries a change to the tickets that are open, also to those that have no clock yet: writes into the stream of each ticket's clocks that
 * its terms have changed, which the process that keeps them follows. It begins once every ticket that was opened before is listed. The
 * command of a ticket is named by change and ticket, so one that is told twice is told once; a process that is lost leaves off between two
 * tickets, and another goes on there.
 */
@Injectable()
export class ChangeCarrier {
  private readonly logger = new Logger(ChangeCarrier.name);
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    private readonly queue: JobQueue,
    private readonly changes: ChangesUnderWay,
    private readonly tickets: OpenTickets,
    private readonly store: EventStore,
  ) {}

  /** After the queue has been started. */
  async start(): Promise<void> {
    await this.queue.work(queueName, { concurrency: 1 }, ({ id }) => this.carry(id));
    const goOn = () =>
      this.addUnfinished().catch((error: unknown) => this.logger.warn({ err: error, msg: 'Changes could not be looked up' }));
    await goOn();
    this.timer = setInterval(() => void goOn(), lookAgain).unref();
  }

  /** Before the queue is stopped: what is under way leaves off after the tickets in hand. */
  stop(): void {
    this.stopped = true;
    if (this.timer) clearInterval(this.timer);
  }

  async enqueue(id: string): Promise<void> {
    await afterCommit(() => this.queue.add(queueName, { id, data: {} }));
  }

  /** Does at once what the queue would have done. */
  async runUnfinished(): Promise<void> {
    for (const id of await this.changes.unfinished()) await this.carry(id);
  }

  private async addUnfinished(): Promise<void> {
    for (const id of await this.changes.unfinished()) await this.queue.add(queueName, { id, data: {} });
  }

  private async carry(id: string): Promise<void> {
    const change = await this.changes.find(id);
    if (!change) return;
    const until = performance.now() + patience;
    if (!(await this.tickets.listed(() => !this.stopped && performance.now() < until))) return;
    await this.changes.expect(id, await this.tickets.count());
    let last = change.carriedTo;
    while (!this.stopped) {
      const tickets = await this.tickets.next(last, atOnce);
      if (tickets.length === 0) return this.changes.finish(id);
      // The store takes what comes at once in one go.
      await Promise.all(tickets.map((ticketId) => this.tell(change, ticketId)));
      await this.changes.note(id, tickets);
      last = tickets.at(-1) ?? null;
    }
  }

  private async tell({ id, effect, madeBy, madeAt }: ChangeUnderWay, ticketId: string): Promise<void> {
    const commandId = idFrom(`sla-change:${id}:${ticketId}`);
    const meta = firstMeta(commandId, { kind: 'user', id: madeBy }, madeAt);
    const event = { type: 'sla.terms-changed', data: { ticketId, at: madeAt.toISOString(), changeId: id, effect } };
    await this.store.append({
      streamId: clocksStream(ticketId),
      category: 'sla',
      // A ticket that no policy has applied to has no clock.
      expected: 'any',
      events: [event],
      meta,
      requestHash: id,
    });
  }
}
