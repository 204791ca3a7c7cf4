import type { EventTypes } from '@casewright/event-store';
import type { Database } from '@casewright/persistence';
import type { CommandDispatcher } from '../core/dispatcher';
import type { Shell } from '../core/intake';
import type { RetryPolicy } from '../core/retry-policy';
import { DueRows } from './due-rows';
import { DueWork } from './due-work';
import { InputHandler } from './input-handler';
import { PostgresProcessHost } from './postgres-process-host';
import { ProcessRows } from './process-rows';
import { WakeRound } from './wake-round';

/** What either host works with. */
export interface HostParts extends Shell {
  readonly database: Database;
  readonly dispatcher: CommandDispatcher;
  readonly eventTypes: EventTypes;
  readonly policy: RetryPolicy;
}

export function createPostgresProcessHost(parts: HostParts): PostgresProcessHost {
  const { database, definitions, dispatcher, eventTypes, clock, policy } = parts;
  const rows = new ProcessRows(database);
  const due = new DueRows(database);
  const inputs = new InputHandler(rows, parts, dispatcher, policy);
  const work = new DueWork(due, inputs, new WakeRound(due, inputs, parts, dispatcher), clock);
  return new PostgresProcessHost(rows, inputs, work, definitions, eventTypes, clock, policy);
}
