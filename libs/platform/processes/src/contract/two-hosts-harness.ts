import { newId } from '@casewright/kernel';
import type { Database } from '@casewright/persistence';
import { startTemporal, type TestTemporal } from '@casewright/testing';
import { MoveRows } from '../moves/move-rows';
import { ProcessMoves } from '../moves/process-moves';
import type { HostName, ProcessHost } from '../process-host';
import { createRoutedProcessHost } from '../temporal/create';
import type { WorkerOptions } from './harness';
import { createTables, partsOf } from './postgres-harness';

/** Both servers, and workers that know either the one or both. */
export interface TwoHosts {
  readonly database: Database;
  readonly temporal: TestTemporal;
  readonly moves: ProcessMoves;
  worker(options: WorkerOptions, beginOn: HostName): Promise<ProcessHost>;
  close(): Promise<void>;
}

export async function createTwoHosts(): Promise<TwoHosts> {
  const [temporal, { database, close }] = await Promise.all([startTemporal(), createTables()]);
  const options = { address: temporal.address, namespace: 'default', taskQueue: newId() };
  const moves = new ProcessMoves(new MoveRows(database), { now: () => new Date() }, true);
  return {
    database,
    temporal,
    moves,
    async worker(workerOptions, beginOn) {
      const { host, mover } = createRoutedProcessHost(options, partsOf(database, workerOptions), beginOn);
      moves.onOrder = () => mover.look();
      await host.start();
      return host;
    },
    async close() {
      await temporal.stop();
      await close();
    },
  };
}
