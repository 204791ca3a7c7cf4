import { MoveRows } from '../moves/move-rows';
import { Mover } from '../moves/mover';
import { createPostgresProcessHost, type HostParts } from '../postgres/create';
import { ProcessRows } from '../postgres/process-rows';
import type { HostName } from '../process-host';
import { Places } from '../routing/places';
import { RoutedProcessHost } from '../routing/routed-process-host';
import { createActivities } from './activities';
import type { TemporalOptions } from './temporal-options';
import { TemporalProcesses } from './temporal-processes';
import { TemporalServer } from './temporal-server';
import { TemporalWorker } from './temporal-worker';
import { WorkflowList } from './workflow-list';

export interface RoutedHost {
  readonly host: RoutedProcessHost;
  readonly mover: Mover;
}

/** Loaded only where Temporal is used: its native part is large. Processes that live in PostgreSQL go on there. */
export function createRoutedProcessHost(options: TemporalOptions, parts: HostParts, beginOn: HostName): RoutedHost {
  const { database, definitions, eventTypes, clock, policy } = parts;
  const places = new Places(database);
  const rows = new ProcessRows(database);
  const postgres = createPostgresProcessHost(parts);
  const look = () => postgres.dueAt(clock.now());
  const server = new TemporalServer(options);
  const worker = new TemporalWorker(server, definitions, createActivities({ ...parts, places, onHandedBack: look }));
  const temporal = new TemporalProcesses(server, worker, new WorkflowList(server, clock), clock, policy);
  const mover = new Mover(new MoveRows(database), temporal, clock, look);
  return { mover, host: new RoutedProcessHost({ postgres, temporal, rows, places, mover, definitions, eventTypes, clock, beginOn }) };
}
