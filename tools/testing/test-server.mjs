import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedPostgres } from '../postgres/embedded.mjs';

/** A throw-away PostgreSQL for one test run; durability is switched off because nothing outlives the run. */
export async function startTestServer() {
  const directory = mkdtempSync(join(tmpdir(), 'casewright-test-'));
  chmodSync(directory, 0o755);
  const port = await freePort();
  const flags = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
  const server = embeddedPostgres({ directory: join(directory, 'postgres'), port, flags });
  await server.initialise();
  await server.start();
  // A run that is broken off takes its server with it.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void server.stop().then(() => process.exit(1)));
  return {
    url: `postgresql://casewright:casewright@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
