import { join, resolve } from 'node:path';
import { openPostgres } from '../postgres/server.mjs';
import { isAlive, runningServer } from '../postgres/running-server.mjs';
import { ensureDatabase } from '../start/database.mjs';
import { step } from '../start/steps.mjs';
import { onStop } from '../start/stopping.mjs';
import { programs } from '../testing/servers.mjs';
import { freePort } from '../testing/test-server.mjs';
import { startProcess } from './processes.mjs';
import { Register } from './register.mjs';
import { keepRunning } from './supervisor.mjs';

const lookEvery = 500;

/** PostgreSQL, Redis and Temporal on free ports, with their files in the data folder. Answers their addresses, as the program's options. */
export async function startServers({ data }) {
  const register = new Register(data);
  await register.endLeftOver();
  const { url } = await server('PostgreSQL', postgres(data, await freePort()));
  await ensureDatabase(url);
  const redisPort = await freePort();
  await server('Redis', () => register.note('Redis', programs.redis(), redis(data, redisPort)));
  const temporalPort = await freePort();
  await server('Temporal', () => register.note('Temporal', programs.temporal(), temporal(data, temporalPort)));
  return { DATABASE_URL: url, REDIS_URL: `redis://127.0.0.1:${redisPort}`, TEMPORAL_ADDRESS: `127.0.0.1:${temporalPort}` };
}

async function server(name, start) {
  const guard = keepRunning(name, start);
  onStop(() => guard.end());
  return step(`Starting ${name}`, () => guard.ready);
}

/** Runs in a session of its own, so that it is taken over where it outlived its program; its end is seen by looking. */
function postgres(directory, port) {
  return () => {
    const opened = openPostgres({ directory, freePort: () => port });
    const gone = async () => {
      const found = runningServer(join(directory, 'postgres'));
      while (found && isAlive(found.pid)) await new Promise((resolve) => setTimeout(resolve, lookEvery));
      return 'killed';
    };
    return { ready: opened, ended: opened.then(gone, (error) => error.message), end: () => opened.then((open) => open.stop()) };
  };
}

function redis(directory, port) {
  const parameters = ['--port', String(port), '--bind', '127.0.0.1', '--dir', resolve(directory), '--appendonly', 'yes', '--save', ''];
  return startProcess(programs.redis(), parameters, { ready: port });
}

function temporal(directory, port) {
  const file = join(resolve(directory), 'temporal.db');
  const parameters = [
    'server',
    'start-dev',
    '--headless',
    '--ip',
    '127.0.0.1',
    '--port',
    String(port),
    '--db-filename',
    file,
    '--log-level',
    'error',
  ];
  return startProcess(programs.temporal(), parameters, { ready: port });
}
