import type { EventTypes } from '@casewright/event-store';
import type { Clock } from '@casewright/kernel';
import type { Database } from '@casewright/persistence';
import type { ProcessDefinitions } from '../core/definitions';
import type { CommandDispatcher } from '../core/dispatcher';
import type { RetryPolicy } from '../core/retry-policy';
import type { ProcessHost } from '../process-host';
import { InputHandler } from './input-handler';
import { PostgresProcessHost } from './postgres-process-host';
import { ProcessRows } from './process-rows';

/** What either host works with. */
export interface HostParts {
  readonly database: Database;
  readonly definitions: ProcessDefinitions;
  readonly dispatcher: CommandDispatcher;
  readonly eventTypes: EventTypes;
  readonly clock: Clock;
  readonly policy: RetryPolicy;
}

export function createPostgresProcessHost({ database, definitions, dispatcher, eventTypes, clock, policy }: HostParts): ProcessHost {
  const rows = new ProcessRows(database);
  const inputs = new InputHandler(rows, definitions, dispatcher, clock, policy);
  return new PostgresProcessHost(rows, inputs, definitions, eventTypes, clock, policy);
}
