import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onStop } from '../start/stopping.mjs';

const root = join(import.meta.dirname, '../..');
const page = join(root, 'dist/workbench/index.html');

/** Starts Angular's watcher and resolves when it has built for the first time. */
export async function watchWorkbench() {
  rmSync(page, { force: true });
  const parameters = ['node_modules/nx/bin/nx.js', 'build', 'workbench', '--configuration=development', '--watch', '--outputStyle=stream'];
  const child = spawn(process.execPath, parameters, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  onStop(() => end(child, ended));
  let output = '';
  let built = false;
  child.stdout.on('data', (chunk) => (built ? process.stdout.write(chunk) : (output += chunk)));
  await Promise.race([untilBuilt(), ended.then(() => Promise.reject(new Error(`The workbench cannot be built:\n${output}`)))]);
  built = true;
}

async function untilBuilt() {
  while (!existsSync(page)) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** The watcher starts programs of its own: the whole group ends. */
async function end(child, ended) {
  signal(child.pid, 'SIGTERM');
  const insist = setTimeout(() => signal(child.pid, 'SIGKILL'), 2_000);
  await ended;
  clearTimeout(insist);
  signal(child.pid, 'SIGKILL');
}

function signal(group, name) {
  try {
    process.kill(-group, name);
  } catch {
    // Nobody is left of it.
  }
}
