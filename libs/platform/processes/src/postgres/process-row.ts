import type { QueryResultRow } from 'pg';
import type { AnyInput, Cause, Life, Prepared } from '../core/life';
import type { HostedProcess } from '../process-host';
import type { Stored } from '@casewright/kernel';

/** An input whose commands may be on their way out. `prepared` is null while its look-ups have not succeeded. */
export interface Pending {
  readonly input: AnyInput;
  readonly prepared: Prepared | null;
}

export interface ProcessRow {
  readonly id: string;
  readonly type: string;
  readonly key: string;
  readonly life: Life;
  readonly parked: boolean;
  /** Raised by every claim and save; who holds an older one has lost the race. */
  readonly version: number;
  readonly pending: Pending | null;
  /** Events that came while an input was pending, oldest first. */
  readonly backlog: readonly Stored[];
  readonly attempts: number;
  readonly error: string | null;
}

export interface RawRow extends QueryResultRow {
  id: string;
  type: string;
  key: string;
  definition_version: number;
  state: unknown;
  status: 'running' | 'done' | 'parked';
  wake_at: Date | null;
  positions: Record<string, number>;
  sent: number;
  cause: Cause | null;
  version: number;
  pending: Pending | null;
  backlog: Stored[];
  attempts: number;
  error: string | null;
  due_at: Date | null;
}

export function rowOf(raw: RawRow): ProcessRow {
  return {
    id: raw.id,
    type: raw.type,
    key: raw.key,
    life: {
      definitionVersion: raw.definition_version,
      state: raw.state,
      status: raw.status === 'done' ? 'done' : 'running',
      wakeAt: raw.wake_at?.toISOString() ?? null,
      positions: raw.positions,
      sent: raw.sent,
      cause: raw.cause,
    },
    parked: raw.status === 'parked',
    version: raw.version,
    pending: raw.pending,
    backlog: raw.backlog,
    attempts: raw.attempts,
    error: raw.error,
  };
}

export function hostedOf(raw: RawRow): HostedProcess {
  return {
    id: raw.id,
    type: raw.type,
    key: raw.key,
    definitionVersion: raw.definition_version,
    state: raw.state,
    wakeAt: raw.wake_at?.toISOString() ?? null,
    status: raw.status,
    error: raw.error,
  };
}
