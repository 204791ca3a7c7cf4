import { newId } from '@casewright/kernel';
import { startTemporal } from '@casewright/testing';
import { createTemporalProcessHost } from '../temporal/create';
import type { ProcessHarness } from './harness';
import { createTables, partsOf } from './postgres-harness';

export async function createTemporalHarness(): Promise<ProcessHarness> {
  const [server, { database, close }] = await Promise.all([startTemporal(), createTables()]);
  const options = { address: server.address, namespace: 'default', taskQueue: newId() };
  return {
    async worker(workerOptions) {
      const host = createTemporalProcessHost(options, partsOf(database, workerOptions));
      await host.start();
      return host;
    },
    async close() {
      await server.stop();
      await close();
    },
  };
}
