import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedPostgres } from '../postgres/embedded.mjs';
import { freePort } from './test-server.mjs';

/** A PostgreSQL of one suite in a process of its own, which kills and starts it as its parent says. What is committed survives: only the machine must not crash. */
const directory = mkdtempSync(join(tmpdir(), 'casewright-crashing-'));
chmodSync(directory, 0o755);
const data = join(directory, 'postgres');
const port = await freePort();
const server = embeddedPostgres({ directory: data, port, flags: ['-c', 'fsync=off'] });
await server.initialise();
await server.start();

const acts = {
  /** kill -9, and its return. */
  async crash() {
    process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await server.start();
  },
  async stop() {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  },
};

process.on('message', (act) => void acts[act]().then(() => process.send('done', () => act === 'stop' && process.exit())));
// Whoever asked for it is gone.
process.on('disconnect', () => void acts.stop().then(() => process.exit()));
process.send(`postgresql://casewright:casewright@127.0.0.1:${port}/postgres`);
