import type { ProcessHost } from '../process-host';
import type { HostParts } from '../postgres/create';
import { createActivities } from './activities';
import { EndedProcesses } from './ended-processes';
import { TemporalProcessHost } from './temporal-process-host';
import { TemporalServer, type TemporalOptions } from './temporal-server';
import { TemporalWorker } from './temporal-worker';

/** Loaded only where Temporal is used: its native part is large. */
export function createTemporalProcessHost(options: TemporalOptions, parts: HostParts): ProcessHost {
  const { database, definitions, eventTypes, clock, policy } = parts;
  const ended = new EndedProcesses(database);
  const worker = new TemporalWorker(options, definitions, createActivities({ ...parts, ended }));
  return new TemporalProcessHost(new TemporalServer(options), worker, ended, definitions, eventTypes, clock, policy);
}
