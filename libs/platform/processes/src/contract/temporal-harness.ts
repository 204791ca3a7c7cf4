import { newId } from '@casewright/kernel';
import { startTemporal } from '@casewright/testing';
import { createRoutedProcessHost } from '../temporal/create';
import type { ProcessHarness } from './harness';
import { createTables, partsOf } from './postgres-harness';

export interface TemporalHarness extends ProcessHarness {
  readonly address: string;
}

export async function createTemporalHarness(): Promise<TemporalHarness> {
  const [server, { database, close }] = await Promise.all([startTemporal(), createTables()]);
  const options = { address: server.address, namespace: 'default', taskQueue: newId() };
  return {
    address: server.address,
    async worker(workerOptions) {
      const { host } = createRoutedProcessHost(options, partsOf(database, workerOptions), 'temporal');
      await host.start();
      return host;
    },
    async close() {
      await server.stop();
      await close();
    },
  };
}
