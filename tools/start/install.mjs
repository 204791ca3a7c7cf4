import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** True where node_modules is missing or older than the lock file; npm writes the two within moments of each other. */
export function needsInstall() {
  const installed = join(root, 'node_modules/.package-lock.json');
  return !existsSync(installed) || statSync(installed).mtimeMs + 5_000 < statSync(join(root, 'package-lock.json')).mtimeMs;
}

/**
 * Installs what the lock file says, and leaves it as it is. Not `npm ci`: that refuses the whole lock file while any platform's
 * binary of any optional dependency is not published, for other platforms too.
 */
export async function install() {
  await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** Runs a command of this workspace; its output is shown only when it fails, unless `show` is set. */
export function run(command, parameters, { environment = {}, show = false } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, parameters, {
      cwd: root,
      env: { ...process.env, NX_DAEMON: 'false', ...environment },
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    const end = () => child.kill();
    process.once('exit', end);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    child.once('error', fail);
    child.once('exit', () => process.off('exit', end));
    child.once('exit', (code) =>
      code === 0 ? done(output) : fail(new Error(`${command} ${parameters.join(' ')} failed:\n${output.slice(-8000)}`)),
    );
  });
}
