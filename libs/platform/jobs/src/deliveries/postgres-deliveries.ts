import { DomainError, type Clock } from '@casewright/kernel';
import { afterCommit } from '@casewright/persistence';
import { Logger } from '@nestjs/common';
import type { JobOutcome, JobQueue } from '../queue/job-queue';
import {
  Deliveries,
  PermanentFailure,
  type Delivery,
  type DeliveryAttempt,
  type DeliveryQuery,
  type DeliverySender,
  type DeliveryStatus,
  type NewDelivery,
} from './deliveries';
import { waitAfter, type DeliveryPolicy } from './delivery-policy';
import type { DeliveryRows, Failure } from './delivery-rows';
import { Sweeper } from './sweeper';

const queueName = 'deliveries';
const batchSize = 50;

/** The table is the truth, the queue only says when to look at a row; the sweeper says so again for what the queue forgot. */
export class PostgresDeliveries extends Deliveries {
  private readonly log = new Logger('Deliveries');
  private readonly senders = new Map<string, DeliverySender>();
  private readonly sweeper: Sweeper;
  private started = false;

  constructor(
    private readonly rows: DeliveryRows,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    private readonly policy: DeliveryPolicy,
    private readonly onAttempt: (outcome: 'delivered' | 'failed' | 'dead', capability: string) => void = () => undefined,
  ) {
    super();
    this.sweeper = new Sweeper(() => this.sweep(), policy.sweepMilliseconds);
  }

  registerSender(sender: DeliverySender): void {
    if (this.senders.has(sender.capability)) throw new Error(`${sender.capability} has two senders`);
    this.senders.set(sender.capability, sender);
  }

  async create(delivery: NewDelivery): Promise<void> {
    if (await this.rows.insert(delivery, this.policy.maxAttempts, this.clock.now())) {
      await afterCommit(() => this.enqueue(delivery.id));
    }
  }

  async replay(id: string): Promise<void> {
    const changed = await this.rows.replay(id, this.policy.maxAttempts, this.clock.now());
    if (!changed) throw new DomainError('state.conflict', 'Only a dead letter or a cancelled delivery can be replayed.');
    await afterCommit(() => this.enqueue(id));
  }

  async cancel(id: string): Promise<void> {
    const changed = await this.rows.cancel(id, this.clock.now());
    if (!changed) throw new DomainError('state.conflict', 'Only a delivery that waits or is dead can be cancelled.');
  }

  waitingOf(ruleIds: readonly string[]): Promise<number> {
    return this.rows.waitingOf(ruleIds);
  }

  cancelWaitingOf(ruleIds: readonly string[], reason: string): Promise<number> {
    return this.rows.cancelWaitingOf(ruleIds, reason, this.clock.now());
  }

  find(id: string): Promise<Delivery | null> {
    return this.rows.find(id);
  }

  history(id: string): Promise<readonly DeliveryAttempt[]> {
    return this.rows.history(id);
  }

  list(query: DeliveryQuery): Promise<readonly Delivery[]> {
    return this.rows.list(query);
  }

  async counts(): Promise<Readonly<Record<DeliveryStatus, number>>> {
    const counts: Record<DeliveryStatus, number> = { waiting: 0, sending: 0, delivered: 0, dead: 0, cancelled: 0 };
    for (const { status, count } of await this.rows.counts()) counts[status] = count;
    return counts;
  }

  async healthy(): Promise<boolean> {
    return !this.started || this.queue.healthy();
  }

  async start(): Promise<void> {
    this.started = true;
    if (this.policy.workers === 'one') await this.rows.releaseAll(this.clock.now());
    await this.queue.start();
    await this.queue.work(queueName, { concurrency: this.policy.concurrency }, (job) => this.work(job.id));
    this.sweeper.start();
  }

  async stop(): Promise<void> {
    this.started = false;
    await this.sweeper.stop();
    await this.queue.stop();
  }

  async runDue(): Promise<number> {
    let tried = 0;
    for (;;) {
      const due = await this.rows.due(this.clock.now(), batchSize);
      const attempts = await Promise.all(due.map((id) => this.attempt(id)));
      const begun = attempts.filter((attempt) => attempt !== null).length;
      if (begun === 0) return tried;
      tried += begun;
    }
  }

  private async sweep(): Promise<void> {
    for (const id of await this.rows.due(this.clock.now(), 500)) await this.enqueue(id);
  }

  private enqueue(id: string): Promise<void> {
    return this.queue.add(queueName, { id, data: {} });
  }

  /** The queue lives by the real clock: only the distance to the next try is handed on. */
  private async work(id: string): Promise<JobOutcome> {
    const tryAgainAt = (await this.attempt(id))?.tryAgainAt;
    if (!tryAgainAt) return undefined;
    return { again: new Date(Date.now() + tryAgainAt.getTime() - this.clock.now().getTime()) };
  }

  /** Null: the delivery was not due, or another worker has it. */
  private async attempt(id: string): Promise<{ tryAgainAt: Date | null } | null> {
    const delivery = await this.rows.begin(id, this.clock.now(), this.claimEnd());
    if (!delivery) return null;
    const heartbeat = setInterval(() => void this.beat(delivery), this.policy.claimMilliseconds / 3).unref();
    try {
      const { receipt } = await this.send(delivery);
      await this.rows.succeed(id, delivery.attempts, receipt, this.clock.now());
      this.onAttempt('delivered', delivery.capability);
      return { tryAgainAt: null };
    } catch (error) {
      const failure = this.failureOf(delivery, error);
      this.log.warn(`Delivery ${id} (${delivery.capability}), attempt ${delivery.attempts}: ${failure.error}`);
      await this.rows.fail(id, delivery.attempts, failure, this.clock.now());
      this.onAttempt(failure.tryAgainAt ? 'failed' : 'dead', delivery.capability);
      return failure;
    } finally {
      clearInterval(heartbeat);
    }
  }

  private async send(delivery: Delivery): Promise<{ receipt: string | null }> {
    if (delivery.attempts > delivery.maxAttempts) throw new PermanentFailure('The program stopped during the last attempt');
    const sender = this.senders.get(delivery.capability);
    if (!sender) throw new Error(`Nothing here can do ${delivery.capability}`);
    const { id, capability, eventId, subjectId, ticketId, payload } = delivery;
    return sender.send({ id, capability, eventId, subjectId, ticketId, payload, attempt: delivery.attempts });
  }

  private failureOf({ id, attempts, maxAttempts }: Delivery, error: unknown): Failure {
    const final = error instanceof PermanentFailure || attempts >= maxAttempts;
    const tryAgainAt = final ? null : new Date(this.clock.now().getTime() + waitAfter(attempts, id, this.policy));
    return { error: withoutAddresses(error instanceof Error ? error.message : String(error)), tryAgainAt };
  }

  private async beat({ id, attempts }: Delivery): Promise<void> {
    await this.rows.stillSending(id, attempts, this.claimEnd()).catch((error: Error) => this.log.warn(error.message));
  }

  private claimEnd(): Date {
    return new Date(this.clock.now().getTime() + this.policy.claimMilliseconds);
  }
}

/** Mail servers like to quote addresses, and nothing personal may stand in logs and rows. */
const withoutAddresses = (message: string): string => message.replace(/[^\s<>"']+@[^\s<>"']+/g, '[address]').slice(0, 500);
