import { Outage, type Stored } from '@casewright/kernel';
import {
  Client,
  Connection,
  isGrpcServiceError,
  ServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type WorkflowExecutionDescription,
  type WorkflowHandle,
} from '@temporalio/client';
import { messages, type ProcessArguments } from './messages';
import { searchKeys } from './search-attributes';
import type { TemporalOptions } from './temporal-options';

/** The library's own limit is two minutes: so long after an outage of some minutes nobody would hear that the server is back. */
const channelArgs = { 'grpc.max_reconnect_backoff_ms': 5_000 };

/** Milliseconds for a workflow to answer. */
const patience = 5_000;

/** The client's side: connects when it is first used. */
export class TemporalServer {
  private client: Promise<Client> | null = null;

  constructor(readonly options: TemporalOptions) {}

  workflow(id: string): Pick<WorkflowHandle, 'query' | 'signal' | 'executeUpdate'> {
    return {
      query: (definition, ...parameters) =>
        this.ask((client) =>
          client.withDeadline(Date.now() + patience, () => client.workflow.getHandle(id).query(definition, ...parameters)),
        ),
      signal: (definition, ...parameters) => this.ask(({ workflow }) => workflow.getHandle(id).signal(definition, ...parameters)),
      executeUpdate: ((definition: string) =>
        this.ask(({ workflow }) => workflow.getHandle(id).executeUpdate(definition))) as WorkflowHandle['executeUpdate'],
    };
  }

  async signalWithStart(id: string, start: ProcessArguments, event: Stored): Promise<void> {
    await this.ask(({ workflow }) =>
      workflow.signalWithStart(start.type, { ...this.startOf(id, start), signal: messages.follow, signalArgs: [event] }),
    );
  }

  /** Starts the workflow; false: one of this id runs. */
  async start(id: string, start: ProcessArguments): Promise<boolean> {
    try {
      await this.ask(({ workflow }) => workflow.start(start.type, this.startOf(id, start)));
      return true;
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
      throw error;
    }
  }

  /** Null unless it runs. */
  async running(id: string): Promise<WorkflowExecutionDescription | null> {
    try {
      const described = await this.ask(({ workflow }) => workflow.getHandle(id).describe());
      return described.status.name === 'RUNNING' ? described : null;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return null;
      throw error;
    }
  }

  /** Ends it where it stands; false: it had ended. */
  async terminate(id: string, reason: string): Promise<boolean> {
    try {
      await this.ask(({ workflow }) => workflow.getHandle(id).terminate(reason));
      return true;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  async ask<Answer>(question: (client: Client) => Promise<Answer>): Promise<Answer> {
    try {
      return await question(await this.connected());
    } catch (error) {
      throw isAway(error) ? new Outage('Temporal does not answer', error) : error;
    }
  }

  async close(): Promise<void> {
    const client = this.client;
    this.client = null;
    await (await client?.catch(() => undefined))?.connection.close();
  }

  private startOf(workflowId: string, start: ProcessArguments) {
    return {
      workflowId,
      taskQueue: this.options.taskQueue,
      args: [start],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE' as const,
      typedSearchAttributes: [
        { key: searchKeys.processType, value: start.type },
        { key: searchKeys.subjectId, value: start.key },
      ],
    };
  }

  private connected(): Promise<Client> {
    this.client ??= this.connect().catch((error: unknown) => {
      this.client = null;
      throw error;
    });
    return this.client;
  }

  private async connect(): Promise<Client> {
    const { address, namespace, tls, apiKey } = this.options;
    const security = { ...(tls === undefined ? {} : { tls }), ...(apiKey === undefined ? {} : { apiKey }) };
    const settings = { address, connectTimeout: '5s', channelArgs, ...security } as const;
    const connection = await Connection.connect(settings).catch((error: unknown) => {
      throw new Outage('Temporal cannot be reached', error);
    });
    return new Client({ connection, namespace });
  }
}

/** DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED and UNAVAILABLE: https://grpc.io/docs/guides/status-codes/ */
const away: ReadonlySet<unknown> = new Set([4, 8, 14]);

function isAway(error: unknown): boolean {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) && away.has(cause.code);
}
