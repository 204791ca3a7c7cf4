import { processId, type AnyEvent, type Clock, type Stored } from '@casewright/kernel';
import type { EventTypes } from '@casewright/event-store';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { ProcessDefinitions } from '../core/definitions';
import { impersonal } from '../core/impersonal';
import type { RetryPolicy } from '../core/retry-policy';
import { ProcessHost, type HostedProcess, type ProcessQuery, type ProcessRegistration } from '../process-host';
import type { EndedProcesses } from './ended-processes';
import { messages, type ProcessAnswer, type ProcessArguments } from './messages';
import type { TemporalServer } from './temporal-server';
import type { TemporalWorker } from './temporal-worker';

/** One workflow per process: its id is the process id, its type the process type. */
export class TemporalProcessHost extends ProcessHost {
  constructor(
    private readonly server: TemporalServer,
    private readonly worker: TemporalWorker,
    private readonly ended: EndedProcesses,
    private readonly definitions: ProcessDefinitions,
    private readonly eventTypes: EventTypes,
    private readonly clock: Clock,
    private readonly policy: RetryPolicy,
  ) {
    super();
  }

  register<State, E extends AnyEvent, Facts>(registration: ProcessRegistration<State, E, Facts>): void {
    this.definitions.add(registration);
  }

  async deliver(event: Stored, only?: string): Promise<void> {
    const input = impersonal(event, this.eventTypes);
    for (const type of only === undefined ? this.definitions.types() : [only]) {
      const definition = this.definitions.following(type, event);
      if (definition) await this.deliverTo(type, definition.key(input), input);
    }
  }

  start(): Promise<void> {
    return this.worker.start();
  }

  async stop(): Promise<void> {
    await this.worker.stop();
    await this.server.close();
  }

  async find(type: string, key: string): Promise<HostedProcess | null> {
    const id = processId(type, key);
    const running = await this.server.isRunning(id);
    if (!running) return this.ended.hosted(id);
    return { id, ...(await this.server.workflow(id).query<ProcessAnswer>(messages.process)) };
  }

  /** Without states: those must be asked for one by one. */
  async list(query: ProcessQuery): Promise<readonly HostedProcess[]> {
    const running = query.status === 'done' ? [] : await this.server.list(query);
    const ended = query.status === undefined || query.status === 'done' ? await this.ended.list(query) : [];
    const runningIds = new Set(running.map(({ id }) => id));
    const all = [...running, ...ended.filter(({ id }) => !runningIds.has(id))];
    return all.sort((left, right) => (left.id < right.id ? -1 : 1)).slice(0, query.limit);
  }

  async retry(type: string, key: string): Promise<boolean> {
    const found = await this.find(type, key);
    if (found?.status !== 'parked') return false;
    await this.server.workflow(processId(type, key)).signal(messages.retry);
    return true;
  }

  /** The workflows wake themselves; this is for a clock that does not run by itself. */
  async runDue(): Promise<number> {
    const now = this.clock.now().toISOString();
    let woken = 0;
    for (const { id, wakeAt } of await this.server.list({ status: 'running', limit: 10_000 })) {
      if (wakeAt !== null && wakeAt <= now && (await this.server.workflow(id).executeUpdate<boolean, []>(messages.wake))) woken += 1;
    }
    return woken;
  }

  private async deliverTo(type: string, key: string, event: Stored): Promise<void> {
    const id = processId(type, key);
    if (this.definitions.newest(type).definition.starts(event)) {
      const start: ProcessArguments = { type, key, policy: this.policy };
      return this.server.signalWithStart(id, type, start, messages.follow, event);
    }
    try {
      await this.server.workflow(id).signal(messages.follow, event);
    } catch (error) {
      // Nobody runs who could follow it.
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }
}
