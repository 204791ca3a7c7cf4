import { processId, type AnyEvent, type Clock, type Stored } from '@casewright/kernel';
import type { EventTypes } from '@casewright/event-store';
import type { ProcessDefinitions } from '../core/definitions';
import { impersonal } from '../core/impersonal';
import { lifeFor } from '../core/intake';
import type { RetryPolicy } from '../core/retry-policy';
import {
  lateAt,
  ProcessHost,
  type HostedProcess,
  type ProcessCount,
  type ProcessDetail,
  type ProcessQuery,
  type ProcessRegistration,
} from '../process-host';
import { pendingEvent, type InputHandler } from './input-handler';
import type { ProcessRow } from './process-row';
import type { ProcessRows } from './process-rows';
import type { DueWork } from './due-work';
import { WakeTimer } from './wake-timer';

/** A row per process. Any number of workers may share the table: rows are claimed, and every write names the version it was decided on. */
export class PostgresProcessHost extends ProcessHost {
  private readonly timer: WakeTimer;

  constructor(
    private readonly rows: ProcessRows,
    private readonly inputs: InputHandler,
    private readonly work: DueWork,
    private readonly definitions: ProcessDefinitions,
    private readonly eventTypes: EventTypes,
    private readonly clock: Clock,
    private readonly policy: RetryPolicy,
  ) {
    super();
    this.timer = new WakeTimer(
      clock,
      () => work.run(),
      () => work.next(),
    );
    rows.onDue = (at) => this.timer.dueAt(at);
  }

  register<State, E extends AnyEvent, Facts>(registration: ProcessRegistration<State, E, Facts>): void {
    this.definitions.add(registration);
  }

  followedBy(type: string): readonly string[] {
    return this.definitions.followedBy(type);
  }

  async deliver(event: Stored, only?: string): Promise<void> {
    const input = impersonal(event, this.eventTypes);
    for (const type of only === undefined ? this.definitions.types() : [only]) {
      const definition = this.definitions.following(type, event);
      if (definition) await this.deliverTo(type, definition.key(input), input);
    }
  }

  /** What one process is to hear goes through it in one go, with one look for its row and one save at the end. */
  override async deliverAll(events: readonly Stored[], type: string): Promise<void> {
    for (const [key, inputs] of this.byKey(events, type)) {
      const left = await this.offerAll(type, key, inputs);
      for (const event of left) await this.deliverTo(type, key, event);
    }
  }

  async start(): Promise<void> {
    if (this.policy.workers === 'one') await this.work.releaseAll();
    this.work.begin();
    this.timer.start();
  }

  stop(): Promise<void> {
    this.work.end();
    return this.timer.stop();
  }

  /** Somebody else has written a row that comes up then. */
  dueAt(time: Date): void {
    this.timer.dueAt(time);
  }

  find(type: string, key: string): Promise<ProcessDetail | null> {
    return this.rows.hosted(processId(type, key));
  }

  list(query: ProcessQuery): Promise<readonly HostedProcess[]> {
    return this.rows.list(query);
  }

  retry(type: string, key: string): Promise<boolean> {
    return this.rows.unpark(processId(type, key), this.clock.now());
  }

  counts(): Promise<readonly ProcessCount[]> {
    return this.rows.counts(lateAt(this.clock.now()));
  }

  async cancel(type: string, key: string, reason: string): Promise<boolean> {
    for (;;) {
      const row = await this.rows.find(processId(type, key));
      if (row?.life.status !== 'running') return false;
      if (row.movingTo) throw new LivesElsewhere(`${row.id} is on its way to ${row.movingTo}`);
      assertHere(row);
      if (await this.inputs.cancel(row, reason)) return true;
    }
  }

  runDue(): Promise<number> {
    return this.work.run();
  }

  private byKey(events: readonly Stored[], type: string): ReadonlyMap<string, readonly Stored[]> {
    const inputs = new Map<string, Stored[]>();
    for (const event of events) {
      const input = impersonal(event, this.eventTypes);
      const key = this.definitions.following(type, event)?.key(input);
      if (key === undefined) continue;
      const known = inputs.get(key);
      if (known) known.push(input);
      else inputs.set(key, [input]);
    }
    return inputs;
  }

  /** Those that are left have to be delivered one by one: something is under way, another worker was faster, or one of them failed. */
  private async offerAll(type: string, key: string, events: readonly Stored[]): Promise<readonly Stored[]> {
    const id = processId(type, key);
    const row = await this.rows.find(id);
    if (row?.pending || row?.movingTo || (row && row.backlog.length > 0)) return events;
    if (row) assertHere(row);
    let at = row;
    let isSaved = true;
    for (const [place, event] of events.entries()) {
      if (!this.inputs.wants(at, type, event)) continue;
      at ??= await this.rows.insert(id, type, key, lifeFor(this.definitions, type, null), this.clock.now());
      at = at && (await this.inputs.take(at, event, 'later'));
      if (!at) return events.slice(place);
      isSaved = false;
    }
    const saved = isSaved || !at || (await this.inputs.save(at));
    if (!saved) return events;
    if (typeof saved === 'object') await this.inputs.drain(saved);
    return [];
  }

  private async deliverTo(type: string, key: string, event: Stored): Promise<void> {
    while (!(await this.offer(type, key, event)));
  }

  /** False: another worker was faster, look again. */
  private async offer(type: string, key: string, event: Stored): Promise<boolean> {
    const id = processId(type, key);
    const row = await this.rows.find(id);
    if (row?.movingTo) return row.backlog.some(({ eventId }) => eventId === event.eventId) || this.rows.enqueue(id, event);
    if (row) assertHere(row);
    if (!this.inputs.wants(row, type, event)) return true;
    if (!row) return this.begin(id, type, key, event);
    if (pendingEvent(row)?.eventId === event.eventId) return this.settle(row);
    if (row.pending || row.backlog.length > 0) return this.rows.enqueue(id, event);
    return this.follow(row, event);
  }

  private async begin(id: string, type: string, key: string, event: Stored): Promise<boolean> {
    const row = await this.rows.insert(id, type, key, lifeFor(this.definitions, type, null), this.clock.now());
    return row !== null && this.follow(row, event);
  }

  private async follow(row: ProcessRow, event: Stored): Promise<boolean> {
    const after = await this.inputs.take(row, event);
    if (after) await this.inputs.drain(after);
    return after !== null;
  }

  /** A repeat of the event that is pending: its first handling may have crashed. A parked process waits for a person. */
  private async settle(row: ProcessRow): Promise<boolean> {
    if (row.parked || row.attempts > 0) return true;
    const after = await this.inputs.complete(row);
    if (after) await this.inputs.drain(after);
    return true;
  }
}

/** Raised where a process was thought to live in PostgreSQL and has moved: whoever sent the input asks again where it lives. */
export class LivesElsewhere extends Error {}

function assertHere({ id, host, life }: ProcessRow): void {
  if (host !== 'postgres' && life.status === 'running') throw new LivesElsewhere(`${id} lives on ${host}`);
}
