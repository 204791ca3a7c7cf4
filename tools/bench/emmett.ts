import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { Pool } from 'pg';

/** The part of emmett-postgresql 0.42 that is measured. It is installed in this folder only, so its types are not there when the product is checked. */
interface EmmettStore {
  readonly schema: { migrate(): Promise<unknown> };
  appendToStream(stream: string, events: object[], options: { expectedStreamVersion: bigint }): Promise<unknown>;
  close(): Promise<void>;
}

interface EmmettLibrary {
  getPostgreSQLEventStore(connectionString: string, options: object): EmmettStore;
}

export interface EmmettPeer {
  append(stream: string, expectedVersion: number, event: { type: string; data: object; metadata: object }): Promise<void>;
  close(): Promise<void>;
}

/** emmett as its documentation sets it up, with one connection per writer. */
export async function openEmmett(databaseUrl: string, connections: number): Promise<EmmettPeer> {
  const require = createRequire(resolve('tools/bench/package.json'));
  const library = require('@event-driven-io/emmett-postgresql') as EmmettLibrary;
  const pool = new Pool({ connectionString: databaseUrl, max: connections });
  const store = library.getPostgreSQLEventStore(databaseUrl, { connectionOptions: { pool } });
  await store.schema.migrate();
  return {
    append: async (stream, expectedVersion, event) => {
      await store.appendToStream(stream, [event], { expectedStreamVersion: BigInt(expectedVersion) });
    },
    close: async () => {
      await store.close();
      await pool.end().catch(() => undefined);
    },
  };
}
