import type { EventTypes } from '@casewright/event-store';
import type { Database } from '@casewright/persistence';
import type { CommandDispatcher } from '../core/dispatcher';
import type { Shell } from '../core/intake';
import type { RetryPolicy } from '../core/retry-policy';
import type { ProcessHost } from '../process-host';
import { InputHandler } from './input-handler';
import { PostgresProcessHost } from './postgres-process-host';
import { ProcessRows } from './process-rows';

/** What either host works with. */
export interface HostParts extends Shell {
  readonly database: Database;
  readonly dispatcher: CommandDispatcher;
  readonly eventTypes: EventTypes;
  readonly policy: RetryPolicy;
}

export function createPostgresProcessHost(parts: HostParts): ProcessHost {
  const { database, definitions, dispatcher, eventTypes, clock, policy } = parts;
  const rows = new ProcessRows(database);
  const inputs = new InputHandler(rows, parts, dispatcher, policy);
  return new PostgresProcessHost(rows, inputs, definitions, eventTypes, clock, policy);
}
