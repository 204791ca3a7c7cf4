import type { Clock, Stored } from '@casewright/kernel';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { RetryPolicy } from '../core/retry-policy';
import type { HostedProcess, ProcessCount, ProcessDetail, ProcessQuery } from '../process-host';
import { messages, reasonInRow, type ProcessAnswer, type ProcessArguments } from './messages';
import { registerSearchAttributes } from './register-search-attributes';
import type { TemporalServer } from './temporal-server';
import type { TemporalWorker } from './temporal-worker';
import { hostedOf, type IdsAfter, type WorkflowList } from './workflow-list';

const mostWoken = 10_000;
const unanswered =
  'Its workflow does not answer: no worker runs, or it fails before it can say anything, most often because the workers lack the version of the definition that it began with. What fails is in their log and in the history of the workflow. It goes on by itself once a worker can run it.';

/** One process as Temporal knows it. */
export interface WorkflowName {
  readonly id: string;
  readonly type: string;
  readonly key: string;
}

/** What is sent to workflows and asked of them. One workflow per process: its id is the process id, its type the process type. */
export class TemporalProcesses {
  constructor(
    private readonly server: TemporalServer,
    private readonly worker: TemporalWorker,
    private readonly workflows: WorkflowList,
    private readonly clock: Clock,
    private readonly policy: RetryPolicy,
  ) {}

  async start(): Promise<void> {
    await registerSearchAttributes(this.server);
    await this.worker.start();
  }

  async stop(): Promise<void> {
    await this.worker.stop();
    await this.server.close();
  }

  /** An event that starts a process starts its workflow where none runs; any other is dropped then. */
  async follow({ id, type, key }: WorkflowName, event: Stored, starts: boolean): Promise<void> {
    if (starts) return this.server.signalWithStart(id, this.argumentsOf(type, key), event);
    await ifRunning(this.server.workflow(id).signal(messages.follow, event));
  }

  /** Starts the workflow that takes a fenced process over. One that runs may have handed it back and not heard that it did: it asks again. */
  async receive({ id, type, key }: WorkflowName, token: number): Promise<void> {
    const isStarted = await this.server.start(id, { ...this.argumentsOf(type, key), token });
    if (!isStarted) await this.sendBack(id);
  }

  /** Asks the workflow to hand its process back; false: none runs. */
  sendBack(id: string): Promise<boolean> {
    return ifRunning(this.server.workflow(id).signal(messages.leave));
  }

  async find(id: string): Promise<ProcessDetail | null> {
    const running = await this.server.running(id);
    if (!running) return null;
    try {
      return { id, host: 'temporal', ...(await this.server.workflow(id).query<ProcessAnswer>(messages.process)) };
    } catch {
      // The server has just answered: it is the workflow that does not.
      return { ...hostedOf(running), positions: {}, sent: 0, wakes: [], error: unanswered };
    }
  }

  /** The soonest to be woken first. */
  list(query: ProcessQuery, idsAfter: IdsAfter): Promise<readonly HostedProcess[]> {
    return this.workflows.list(query, idsAfter);
  }

  counts(types: readonly string[], lateSince: Date): Promise<readonly ProcessCount[]> {
    return this.workflows.counts(types, lateSince);
  }

  async retry(id: string): Promise<boolean> {
    const found = await this.find(id);
    return found?.status === 'parked' && ifRunning(this.server.workflow(id).signal(messages.retry));
  }

  /** The reason has to stand in the row before. */
  cancel(id: string): Promise<boolean> {
    return ifRunning(this.server.workflow(id).signal(messages.cancel, reasonInRow));
  }

  /** The workflows wake themselves; this is for a clock that does not run by itself. */
  async runDue(): Promise<number> {
    const lateSince = new Date(this.clock.now().getTime() + 1);
    let woken = 0;
    for (const { id } of await this.workflows.late(lateSince, mostWoken)) {
      if (await this.server.workflow(id).executeUpdate<boolean, []>(messages.wake)) woken += 1;
    }
    return woken;
  }

  private argumentsOf(type: string, key: string): ProcessArguments {
    return { type, key, policy: this.policy, local: true };
  }
}

async function ifRunning(message: Promise<void>): Promise<boolean> {
  try {
    await message;
    return true;
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    return false;
  }
}
