import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildServer } from '../build/server.mjs';
import { buildWorkbench, workbenchIsStale } from '../build/workbench.mjs';
import { install, needsInstall } from '../start/install.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * `npm run dev`: the program, started anew whenever a server file changes, and the workbench rebuilt by Angular's own watcher.
 * PostgreSQL keeps running between restarts, so a change is live within three seconds. Options as for `npm start`.
 */
async function main() {
  if (needsInstall()) await install();
  await buildServer();
  if (workbenchIsStale()) await buildWorkbench();
  const workbench = spawn('npx', ['nx', 'build', 'workbench', '--configuration=development', '--watch'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  let program = start();
  watchSources(async () => {
    await buildServer().catch((error) => console.error(error.message));
    program.kill('SIGKILL');
    await new Promise((done) => program.once('exit', done));
    program = start();
  });
  process.once('SIGINT', () => {
    workbench.kill('SIGINT');
    program.once('exit', () => process.exit(0)).kill('SIGINT');
  });
}

/** A group of its own, so that Ctrl-C reaches it only from here. */
function start() {
  return spawn(process.execPath, ['tools/start/start.mjs', ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    detached: true,
    env: { ...process.env, CASEWRIGHT_DEV: '1', LOG_LEVEL: process.env.LOG_LEVEL ?? 'info' },
  });
}

function watchSources(onChange) {
  let timer;
  let running = Promise.resolve();
  const changed = (_event, file) => {
    if (!file?.endsWith('.ts') || /\.(spec|e2e-spec)\.ts$/.test(file) || /^(ui|workbench)\//.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => (running = running.then(onChange)), 100);
  };
  for (const folder of ['apps/api', 'libs', 'plugins', 'tools']) watch(join(root, folder), { recursive: true }, changed);
}

await main();
