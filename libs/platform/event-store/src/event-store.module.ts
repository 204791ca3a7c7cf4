import { Global, Module } from '@nestjs/common';
import { AppendConnections } from './append/append-connections';
import { AppendSignal } from './append/append-signal';
import { EventCodec } from './event-codec';
import { EventStore } from './event-store';
import { EventTypes } from './event-types';
import './migrations';
import { PostgresEventStore } from './postgres-event-store';
import { LogReader } from './reading/log-reader';
import { RepositoryTools } from './repository-tools';
import { SubjectKeys } from './sealing/subject-keys';
import { Snapshots } from './snapshots';

@Global()
@Module({
  providers: [
    EventTypes,
    SubjectKeys,
    EventCodec,
    LogReader,
    AppendConnections,
    AppendSignal,
    Snapshots,
    RepositoryTools,
    { provide: EventStore, useClass: PostgresEventStore },
  ],
  exports: [EventTypes, EventStore, RepositoryTools],
})
export class EventStoreModule {}
