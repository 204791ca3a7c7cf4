import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { machine, report } from '../../bench/figures.mjs';
import { freePort } from '../../testing/test-server.mjs';

/** `npm run bench:start -- [--json FILE]`: seconds from the command to the line that it is ready, and back, in a fresh clone of what is committed. */
const { values } = parseArgs({ options: { json: { type: 'string' } } });
const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'casewright-start-'));
// As root PostgreSQL runs under an account of its own.
chmodSync(folder, 0o755);
console.log(`bench:start on ${machine}; goals: 300 s from a bare clone, 10 s later, 10 s to stop`);
try {
  const clone = join(folder, 'clone');
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, clone]);
  const options = ['--port', String(await freePort()), '--smtp-port', String(await freePort())];
  const first = await lifeOf(clone, options);
  const later = await lifeOf(clone, options);
  const figures = { bare_clone_s: first.ready, later_start_s: later.ready, stop_s: Math.max(first.stopped, later.stopped) };
  report('start', figures, values.json);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function lifeOf(cwd, options) {
  const secondsSince = (begin) => Number(((performance.now() - begin) / 1_000).toFixed(1));
  const begin = performance.now();
  const child = spawn('npm', ['start', '--silent', '--', ...options], { cwd, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await readyLine(child, ended);
  const ready = secondsSince(begin);
  const stop = performance.now();
  // As Ctrl-C does: all of the terminal's group hear it.
  process.kill(-child.pid, 'SIGINT');
  await ended;
  return { ready, stopped: secondsSince(stop) };
}

function readyLine(child, ended) {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      if (/Casewright is ready at/.test((said += chunk))) resolve();
    });
    void ended.then(() => reject(new Error('It ended before it was ready')));
  });
}
