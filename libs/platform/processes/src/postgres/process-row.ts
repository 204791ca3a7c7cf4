import type { Stored } from '@casewright/kernel';
import type { QueryResultRow } from 'pg';
import { ticketIn, type AnyInput, type Cause, type Life, type Prepared, type Wake } from '../core/life';
import type { HostedProcess, HostName, ProcessDetail, ProcessStatus } from '../process-host';

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
  /** Raised by every claim, save and move; who holds an older one has lost the race. */
  readonly version: number;
  readonly pending: Pending | null;
  /** Events that came while an input was pending, or while the process moved, oldest first. */
  readonly backlog: readonly Stored[];
  readonly attempts: number;
  readonly error: string | null;
  /** Why it is to end, while it runs on Temporal and has not ended yet. */
  readonly cancelReason: string | null;
  readonly host: HostName;
  readonly movingTo: HostName | null;
}

export interface RawRow extends QueryResultRow {
  id: string;
  type: string;
  key: string;
  definition_version: number;
  state: unknown;
  status: ProcessStatus;
  wake_at: Date | null;
  positions: Record<string, number>;
  sent: number;
  cause: Cause | null;
  wakes: Wake[];
  version: number;
  pending: Pending | null;
  backlog: Stored[];
  attempts: number;
  error: string | null;
  cancel_reason: string | null;
  due_at: Date | null;
  host: HostName;
  moving_to: HostName | null;
}

const ended: ReadonlySet<ProcessStatus> = new Set(['done', 'cancelled']);

export function rowOf(raw: RawRow): ProcessRow {
  const { id, type, key, version, pending, backlog, attempts, error, host } = raw;
  const { state, positions, sent, cause, wakes } = raw;
  return {
    ...{
      id,
      type,
      key,
      version,
      pending,
      backlog,
      attempts,
      error,
      host,
      movingTo: raw.moving_to,
      cancelReason: raw.cancel_reason,
      parked: raw.status === 'parked',
    },
    life: {
      ...{ state, positions, sent, cause, wakes },
      definitionVersion: raw.definition_version,
      status: ended.has(raw.status) ? 'done' : 'running',
      wakeAt: raw.wake_at?.toISOString() ?? null,
    },
  };
}

export function hostedOf(raw: RawRow): HostedProcess {
  const { id, type, key, state, status, error, host } = raw;
  return {
    id,
    type,
    key,
    state,
    status,
    error,
    host,
    ticketId: ticketIn(state),
    definitionVersion: raw.definition_version,
    wakeAt: raw.wake_at?.toISOString() ?? null,
  };
}

export const detailOf = (raw: RawRow): ProcessDetail => ({
  ...hostedOf(raw),
  positions: raw.positions,
  sent: raw.sent,
  wakes: raw.wakes,
});
