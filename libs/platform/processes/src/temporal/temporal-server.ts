import { Outage, type Stored } from '@casewright/kernel';
import {
  Client,
  Connection,
  isGrpcServiceError,
  ServiceError,
  WorkflowNotFoundError,
  type WorkflowExecutionInfo,
  type WorkflowHandle,
} from '@temporalio/client';
import type { HostedProcess, ProcessQuery } from '../process-host';
import type { ProcessArguments } from './messages';

export interface TemporalOptions {
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
}

/** Standard visibility cannot sort, so a page is cut from at most this many. */
const mostListed = 10_000;

/** The client's side: connects when it is first used. */
export class TemporalServer {
  private client: Promise<Client> | null = null;

  constructor(readonly options: TemporalOptions) {}

  workflow(id: string): Pick<WorkflowHandle, 'query' | 'signal' | 'executeUpdate'> {
    return {
      query: (definition, ...parameters) => this.ask(({ workflow }) => workflow.getHandle(id).query(definition, ...parameters)),
      signal: (definition, ...parameters) => this.ask(({ workflow }) => workflow.getHandle(id).signal(definition, ...parameters)),
      executeUpdate: ((definition: string) =>
        this.ask(({ workflow }) => workflow.getHandle(id).executeUpdate(definition))) as WorkflowHandle['executeUpdate'],
    };
  }

  async signalWithStart(id: string, type: string, start: ProcessArguments, signal: string, event: Stored): Promise<void> {
    await this.ask(({ workflow }) =>
      workflow.signalWithStart(type, {
        workflowId: id,
        taskQueue: this.options.taskQueue,
        args: [start],
        signal,
        signalArgs: [event],
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      }),
    );
  }

  async isRunning(id: string): Promise<boolean> {
    try {
      const { status } = await this.ask(({ workflow }) => workflow.getHandle(id).describe());
      return status.name === 'RUNNING';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  /** Running and parked processes, from what their workflows have told about themselves. */
  list(query: ProcessQuery): Promise<HostedProcess[]> {
    return this.ask((client) => this.listed(client, query));
  }

  async close(): Promise<void> {
    const client = this.client;
    this.client = null;
    await (await client?.catch(() => undefined))?.connection.close();
  }

  private async listed({ workflow }: Client, { type, status, key, prefix, after, limit }: ProcessQuery): Promise<HostedProcess[]> {
    const { taskQueue } = this.options;
    const conditions = [
      `ExecutionStatus = 'Running'`,
      `TaskQueue = '${taskQueue}'`,
      ...(type === undefined ? [] : [`WorkflowType = '${quoted(type)}'`]),
    ];
    const found: HostedProcess[] = [];
    for await (const execution of workflow.list({ query: conditions.join(' AND ') })) {
      const process = hostedOf(execution);
      const isWanted = (status ?? process.status) === process.status && (key ?? process.key) === process.key;
      if (isWanted && process.id > (after ?? '') && process.id.startsWith(prefix ?? '')) found.push(process);
      if (found.length >= mostListed) break;
    }
    return found.sort((left, right) => (left.id < right.id ? -1 : 1)).slice(0, limit);
  }

  private async ask<Answer>(question: (client: Client) => Promise<Answer>): Promise<Answer> {
    try {
      return await question(await this.connected());
    } catch (error) {
      throw isAway(error) ? new Outage('Temporal does not answer', error) : error;
    }
  }

  private connected(): Promise<Client> {
    this.client ??= this.connect().catch((error: unknown) => {
      this.client = null;
      throw error;
    });
    return this.client;
  }

  private async connect(): Promise<Client> {
    const connection = await Connection.connect({ address: this.options.address, connectTimeout: '5s' }).catch((error: unknown) => {
      throw new Outage('Temporal cannot be reached', error);
    });
    return new Client({ connection, namespace: this.options.namespace });
  }
}

/** DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED and UNAVAILABLE: https://grpc.io/docs/guides/status-codes/ */
const away: ReadonlySet<unknown> = new Set([4, 8, 14]);

function isAway(error: unknown): boolean {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) && away.has(cause.code);
}

const quoted = (text: string): string => text.replaceAll("'", "''");

function hostedOf({ workflowId, type, memo }: WorkflowExecutionInfo): HostedProcess {
  const told = { key: workflowId.slice(type.length + 1), status: 'running', wakeAt: '', definitionVersion: 0, error: '', ...memo } as Told;
  return { ...told, id: workflowId, type, state: null, wakeAt: told.wakeAt || null, error: told.error || null };
}

type Told = Pick<HostedProcess, 'key' | 'status' | 'definitionVersion'> & { wakeAt: string; error: string };
