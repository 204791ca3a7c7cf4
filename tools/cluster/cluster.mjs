import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildServer } from '../build/server.mjs';
import { buildWorkbench, workbenchIsStale } from '../build/workbench.mjs';
import { openPostgres } from '../postgres/server.mjs';
import { ensureDatabase } from '../start/database.mjs';
import { openDataFolder, readOrMakeKey } from '../start/data-folder.mjs';
import { install, needsInstall } from '../start/install.mjs';
import { lockDataFolder } from '../start/instance-lock.mjs';
import { readOptions } from '../start/options.mjs';
import { step } from '../start/steps.mjs';
import { missingServers, programs } from '../testing/servers.mjs';
import { freePort } from '../testing/test-server.mjs';
import { startBalancer } from './balancer.mjs';
import { startProcess, untilListening } from './processes.mjs';

/** `npm run start:cluster`: PostgreSQL, Redis, Temporal, two api and two worker processes behind one port, on this machine. */
async function main() {
  const options = readOptions(['--data', 'data/cluster', ...process.argv.slice(2)]);
  const missing = missingServers().filter((name) => name !== 'chromium');
  if (missing.length > 0) throw new Error(`The cluster profile needs ${missing.join(' and ')}. Get it with: npm run provision`);
  mkdirSync(options.data, { recursive: true });
  const release = await lockDataFolder(options.data);
  openDataFolder(options.data);
  if (needsInstall()) await step('Installing packages', install);
  await step('Building the server', buildServer);
  if (workbenchIsStale()) await step('Building the workbench', buildWorkbench);
  const running = [];
  const stop = async () => {
    for (const part of running.reverse()) await part.stop();
    await release();
  };
  try {
    await startServers(options, running);
  } catch (error) {
    await stop();
    throw error;
  }
  console.log(`\nCasewright is ready at http://127.0.0.1:${options.port}\nCtrl-C stops it.`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().then(() => process.exit(0)));
}

async function startServers(options, running) {
  const postgres = await step('Starting PostgreSQL', () => openPostgres({ directory: options.data, freePort }));
  running.push(postgres);
  await ensureDatabase(postgres.url);
  const redisPort = await freePort();
  running.push(await step('Starting Redis', () => startRedis(options.data, redisPort)));
  const temporalPort = await freePort();
  running.push(await step('Starting Temporal', () => startTemporal(options.data, temporalPort)));
  const environment = environmentOf(options, postgres.url, redisPort, temporalPort);
  const apiPorts = [await freePort(), await freePort()];
  await step('Starting two api processes', async () => {
    for (const port of apiPorts) running.push(await startApi(environment, port));
  });
  await step('Starting two worker processes', async () => {
    for (const index of [0, 1]) running.push(await startWorker(environment, index));
  });
  const balancer = await startBalancer({ port: options.port, host: '127.0.0.1', targets: apiPorts });
  running.push({ stop: async () => void balancer.close() });
}

function startRedis(directory, port) {
  const parameters = ['--port', String(port), '--bind', '127.0.0.1', '--dir', resolve(directory), '--appendonly', 'yes', '--save', ''];
  return startProcess('redis', programs.redis(), parameters, { ready: () => untilListening(port) });
}

function startTemporal(directory, port) {
  const parameters = ['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port), '--db-filename', join(resolve(directory), 'temporal.db'), '--log-level', 'error'];
  return startProcess('temporal', programs.temporal(), parameters, { ready: () => untilListening(port) });
}

function environmentOf(options, databaseUrl, redisPort, temporalPort) {
  return {
    ...process.env,
    NODE_ENV: 'production',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    CASEWRIGHT_PROFILE: 'cluster',
    DATABASE_URL: databaseUrl,
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    TEMPORAL_ADDRESS: `127.0.0.1:${temporalPort}`,
    CASEWRIGHT_KEY: process.env.CASEWRIGHT_KEY ?? readOrMakeKey(options.data),
    FILES_DIRECTORY: join(options.data, 'files'),
    PUBLIC_URL: process.env.PUBLIC_URL ?? `http://127.0.0.1:${options.port}`,
    SMTP_INTAKE_PORT: String(options.smtpPort),
  };
}

const startApi = (environment, port) =>
  startProcess(`api ${port}`, process.execPath, ['dist/server/apps/api/src/main.js'], {
    environment: { ...environment, CASEWRIGHT_ROLE: 'api', PORT: String(port) },
    ready: () => untilListening(port),
    show: true,
  });

/** Only one of the workers can hold the intake port; the others do all the rest. */
async function startWorker(environment, index) {
  const intake = index === 0 ? environment.SMTP_INTAKE_PORT : String(await freePort());
  return startProcess(`worker ${index + 1}`, process.execPath, ['dist/server/apps/worker/src/main.js'], {
    environment: { ...environment, CASEWRIGHT_ROLE: 'worker', SMTP_INTAKE_PORT: intake },
    ready: 'message',
    show: true,
  });
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
