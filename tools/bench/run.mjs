import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildServer } from '../build/server.mjs';
import { buildWorkbench } from '../build/workbench.mjs';
import { embeddedPostgres } from '../postgres/embedded.mjs';
import { programs } from '../testing/servers.mjs';
import { freePort } from '../testing/test-server.mjs';
import { machine, report } from './figures.mjs';

/** `npm run bench:<name> -- [--json FILE]`: runs one bench on a PostgreSQL of its own, with fsync on, and writes its figures. */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
const name = positionals[0];
const folder = fileURLToPath(new URL('.', import.meta.url));
if (!name || !existsSync(join(folder, `${name}.ts`))) {
  console.error('Say which bench: append, lag, http, rules, sla-rehearsal, business-time or timers');
  process.exit(2);
}

process.env.CASEWRIGHT_TEMPORAL_CLI ||= programs.temporal();
installPeers();
await buildServer();
if (name === 'http' && !existsSync(join(folder, '../../dist/workbench/index.html'))) await buildWorkbench();
const { run } = createRequire(import.meta.url)(`../../dist/server/tools/bench/${name}.js`);
console.log(`bench:${name} on ${machine}`);
report(name, await withServer(run), values.json);
process.exit(0);

/** What we compare ourselves with is not a dependency of the product. */
function installPeers() {
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (Object.keys(dependencies).every((peer) => existsSync(join(folder, 'node_modules', peer)))) return;
  // Not `npm ci`: it refuses a lock that leaves out builds for other systems, which not every registry offers.
  const parameters = ['install', '--no-save', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', parameters, { cwd: folder, stdio: 'inherit', shell: platform() === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

async function withServer(work) {
  const directory = mkdtempSync(join(tmpdir(), 'casewright-bench-'));
  chmodSync(directory, 0o755);
  const port = await freePort();
  const server = embeddedPostgres({
    directory: join(directory, 'postgres'),
    port,
    flags: ['-c', 'shared_buffers=256MB', '-c', 'max_wal_size=4GB'],
  });
  await server.initialise();
  await server.start();
  /** kill -9 of the server, and its return. */
  const crash = async () => {
    process.kill(Number(readFileSync(join(directory, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await server.start();
  };
  try {
    return await work(`postgresql://casewright:casewright@127.0.0.1:${port}/postgres`, crash);
  } finally {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
