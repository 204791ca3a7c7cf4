import { DomainError, type Position, type Stored } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { AppendBatcher, type AppendVerdict } from './append/append-batcher';
import { AppendConnections } from './append/append-connections';
import { AppendSignal } from './append/append-signal';
import { AppendTelemetry } from './append/append-telemetry';
import { beginEpochOfThisCluster } from './epoch';
import { EventCodec } from './event-codec';
import { EventStore, type AppendListener, type AppendRequest, type AppendResult, type ExpectedVersion, type LogPage } from './event-store';
import { LogConnections } from './reading/log-connections';
import { LogReader } from './reading/log-reader';
import { SubjectKeys } from './sealing/subject-keys';

interface CommandRow {
  readonly stream_id: string;
  readonly from_version: number;
  readonly to_version: number;
  readonly request_hash: string;
}

const newest = 2_147_483_647;

@Injectable()
export class PostgresEventStore extends EventStore implements OnModuleInit, BeforeApplicationShutdown {
  private readonly batcher: AppendBatcher;

  constructor(
    private readonly database: Database,
    private readonly connections: AppendConnections,
    private readonly codec: EventCodec,
    private readonly reader: LogReader,
    private readonly signal: AppendSignal,
    private readonly keys: SubjectKeys,
    private readonly readConnections: LogConnections,
    private readonly telemetry: AppendTelemetry,
  ) {
    super();
    this.batcher = new AppendBatcher((commands) => connections.append(commands));
    signal.onForgotten((subjectId) => keys.forget(subjectId));
  }

  async onModuleInit(): Promise<void> {
    await beginEpochOfThisCluster(this.database);
    this.signal.listen();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.signal.close();
    await this.connections.close();
    await this.readConnections.close();
  }

  async append(request: AppendRequest): Promise<AppendResult> {
    const { requestHash: _, ...meta } = request.meta;
    const command = {
      id: request.meta.commandId,
      stream: request.streamId,
      category: request.category,
      expected: expectedNumber(request.expected),
      hash: request.requestHash,
      meta,
      events: await this.codec.encode(request),
    };
    const answer = await this.telemetry.measure(this.batcher.submit(command));
    const last = command.events.at(-1);
    if (answer.verdict === 'stored' && last && answer.toVersion > answer.fromVersion) this.signal.appended(last.id);
    return resultOf(answer, request.expected);
  }

  async findCommand(commandId: string): Promise<(AppendResult & { streamId: string; requestHash: string }) | null> {
    const [row] = await this.database.query<CommandRow>(
      'select stream_id, from_version, to_version, request_hash from es.commands where command_id = $1',
      [commandId],
    );
    if (!row) return null;
    return {
      streamId: row.stream_id,
      fromVersion: row.from_version,
      toVersion: row.to_version,
      requestHash: row.request_hash,
      repeated: true,
    };
  }

  readStream(streamId: string, range: { after?: number; until?: number } = {}): Promise<readonly Stored[]> {
    return this.reader.stream(streamId, range.after ?? 0, range.until ?? newest);
  }

  readStreamsBefore(versions: ReadonlyMap<string, number>): Promise<readonly Stored[]> {
    return this.reader.streamsBefore(versions);
  }

  readStreamsUnopened(streamIds: readonly string[], types: readonly string[]): Promise<readonly Stored[]> {
    return this.reader.streamsUnopened(streamIds, types);
  }

  readLog(after: Position, limit: number, types?: readonly string[]): Promise<LogPage> {
    return this.reader.page(after, limit, types);
  }

  newestPosition(): Promise<Position | null> {
    return this.reader.newest();
  }

  onAppended(listener: AppendListener): () => void {
    return this.signal.onAppended(listener);
  }

  async streamsAbout(subjectId: string): Promise<readonly string[]> {
    const sql = `select distinct stream_id as id from es.events where data->>'subjectId' = $1`;
    return (await this.database.query<{ id: string }>(sql, [subjectId])).map(({ id }) => id);
  }

  onForgotten(listener: () => void): void {
    this.keys.onForgotten(listener);
  }

  destroySubjectKey(subjectId: string): Promise<void> {
    return this.keys.destroy(subjectId);
  }
}

function expectedNumber(expected: ExpectedVersion): number {
  if (typeof expected === 'number') return expected;
  return { none: 0, any: -1, exists: -2 }[expected];
}

function resultOf({ verdict, fromVersion, toVersion }: AppendVerdict, expected: ExpectedVersion): AppendResult {
  switch (verdict) {
    case 'stale':
      throw new DomainError('version.stale', 'Somebody else has changed this in the meantime.', { expected, actual: fromVersion });
    case 'reused':
      throw new DomainError('command.reused', 'This idempotency key was used for another request before.');
    default:
      return { fromVersion, toVersion, repeated: verdict === 'repeated' };
  }
}
