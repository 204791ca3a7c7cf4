import { spawn } from 'node:child_process';
import { existsSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { onStop } from '../start/stopping.mjs';

const root = join(import.meta.dirname, '../..');
const page = join(root, 'dist/workbench/index.html');
const anyTemplate = join(root, 'apps/workbench/src/app/shell/shell.html');
const leader = join(import.meta.dirname, 'workbench-watcher.mjs');

/** Starts Angular's watcher and resolves when it has built for the first time. */
export async function watchWorkbench() {
  rmSync(page, { force: true });
  const child = spawn(process.execPath, [leader], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
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
  warmUp();
}

/** The first time that it builds again takes Angular several times as long as every later one: better before somebody waits for it. */
function warmUp() {
  utimesSync(anyTemplate, statSync(anyTemplate).atime, new Date());
}

async function untilBuilt() {
  while (!existsSync(page)) await new Promise((resolve) => setTimeout(resolve, 100));
}

async function end(child, ended) {
  if (child.connected) child.disconnect();
  await ended;
}
