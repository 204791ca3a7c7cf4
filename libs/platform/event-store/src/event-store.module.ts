import { Global, Module } from '@nestjs/common';
import { AppendConnections } from './append/append-connections';
import { AppendSignal } from './append/append-signal';
import { AppendTelemetry } from './append/append-telemetry';
import { CommandPruning } from './append/command-pruning';
import { EventCodec } from './event-codec';
import { EventStore } from './event-store';
import { EventTypes } from './event-types';
import './migrations';
import { PostgresEventStore } from './postgres-event-store';
import { LogConnections } from './reading/log-connections';
import { LogCounts } from './reading/log-counts';
import { LogReader } from './reading/log-reader';
import { LogStretches } from './reading/log-stretches';
import { RepositoryTools } from './repository-tools';
import { SubjectKeys } from './sealing/subject-keys';
import { Snapshots } from './snapshots';

@Global()
@Module({
  providers: [
    EventTypes,
    SubjectKeys,
    EventCodec,
    LogConnections,
    LogReader,
    LogCounts,
    LogStretches,
    AppendConnections,
    AppendSignal,
    AppendTelemetry,
    CommandPruning,
    Snapshots,
    RepositoryTools,
    { provide: EventStore, useClass: PostgresEventStore },
  ],
  exports: [EventTypes, EventStore, LogCounts, LogStretches, RepositoryTools],
})
export class EventStoreModule {}
