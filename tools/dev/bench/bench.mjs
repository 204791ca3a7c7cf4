import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { machine, report } from '../../bench/figures.mjs';
import { freePort } from '../../testing/test-server.mjs';
import { Changes } from './changes.mjs';
import { copyWorkspace } from './workspace.mjs';

/** `npm run bench:dev -- [--json FILE]`: how long after the last of some changes people see it, with `npm run dev` on a copy of the sources. */
const { values } = parseArgs({ options: { json: { type: 'string' } } });
const goal = 3_000;
/** Whoever changes something has read for a moment what the last change did. */
const rest = 5_000;

const workspace = copyWorkspace();
const port = await freePort();
const dev = startDev(workspace.folder, port, await freePort());
try {
  await dev.ready;
  const figures = await measure(new Changes(workspace.folder, `http://127.0.0.1:${port}`));
  console.log(`bench:dev on ${machine}; goal ${goal} ms`);
  report('dev', figures, values.json);
} finally {
  await dev.end();
  workspace.remove();
}

async function measure(changes) {
  const figures = {};
  const take = async (name, work) => {
    await pause(rest);
    figures[name] = await work();
  };
  // The watcher builds once more right after its start.
  await pause(2 * rest);
  await take('server_ms', () => changes.ofServer(1, 0));
  await take('server_during_reload_ms', () => changes.ofServer(2, 300));
  for (const seconds of [1, 3, 5]) await take(`server_5_changes_${seconds}_s_apart_ms`, () => changes.ofServer(5, seconds * 1_000));
  await take('template_first_ms', () => changes.ofTemplate());
  await take('template_ms', () => changes.ofTemplate());
  await take('style_ms', () => changes.ofStyle());
  return figures;
}

function startDev(folder, port, smtpPort) {
  const options = ['--port', String(port), '--smtp-port', String(smtpPort), '--data', join(folder, 'data'), '--no-demo'];
  const child = spawn(process.execPath, ['tools/dev/dev.mjs', ...options], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let said = '';
  const ready = new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => /Ctrl-C stops it/.test((said += chunk)) && resolve());
    void ended.then(() => reject(new Error(`It ended:\n${said}`)));
  });
  return { ready, end: () => (child.kill('SIGINT'), ended) };
}
