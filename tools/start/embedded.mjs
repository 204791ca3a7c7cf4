import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildServer } from '../build/server.mjs';
import { buildWorkbench, workbenchIsStale } from '../build/workbench.mjs';
import { openPostgres } from '../postgres/server.mjs';
import { freePort } from '../testing/test-server.mjs';
import { demoState, readOrMakeKey, setDemoState } from './data-folder.mjs';
import { recreateDatabase, ensureDatabase } from './database.mjs';
import { step } from './steps.mjs';

const require = createRequire(import.meta.url);

/** The embedded profile: PostgreSQL from the package, and api and worker in this one process. */
export async function runEmbedded(options, release) {
  await step('Building the server', buildServer);
  // In watch mode Angular's own watcher keeps it up to date.
  if (!process.env.CASEWRIGHT_DEV && workbenchIsStale()) await step('Building the workbench', buildWorkbench);
  const postgres = await step('Starting PostgreSQL', () => openPostgres({ directory: options.data, freePort }));
  try {
    await prepareData(options, environmentOf(options, postgres.url));
    process.env.CASEWRIGHT_DEMO = String(demoState(options.data) === 'loaded');
    const { startApi } = require('../../dist/server/apps/api/src/start-api.js');
    const running = await step('Starting Casewright', () => startApi(process.env));
    announce(options, running);
    stopOnSignals(async () => {
      await running.close();
      await postgres.stop();
      await release();
    });
  } catch (error) {
    await postgres.stop().catch(() => undefined);
    throw error;
  }
}

function environmentOf(options, databaseUrl) {
  return Object.assign(process.env, {
    NODE_ENV: process.env.NODE_ENV ?? 'production',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    CASEWRIGHT_PROFILE: 'embedded',
    CASEWRIGHT_ROLE: 'all',
    HOST: '127.0.0.1',
    PORT: String(options.port),
    PUBLIC_URL: `http://127.0.0.1:${options.port}`,
    SMTP_INTAKE_PORT: String(options.smtpPort),
    DATABASE_URL: databaseUrl,
    CASEWRIGHT_KEY: readOrMakeKey(options.data),
    FILES_DIRECTORY: privateFolder(join(options.data, 'files')),
  });
}

/** Raw mail and attachments are for nobody else on this machine. */
function privateFolder(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** The demo company is loaded whole or not at all: an interrupted load starts over. */
async function prepareData(options, environment) {
  const state = demoState(options.data);
  const load = options.demo && (state === 'absent' || state === 'loading');
  if (!load) {
    await ensureDatabase(environment.DATABASE_URL);
    if (state === 'absent') setDemoState(options.data, 'declined');
    return;
  }
  setDemoState(options.data, 'loading');
  await recreateDatabase(environment.DATABASE_URL);
  const { loadDemo } = require('../../dist/server/tools/demo/load-demo.js');
  await step('Filling the demo company', (progress) => loadDemo(environment, progress));
  setDemoState(options.data, 'loaded');
}

function announce(options, { setupLink }) {
  console.log(`\nCasewright is ready at http://127.0.0.1:${options.port}`);
  if (demoState(options.data) === 'loaded') {
    const logins = ['admin', 'manager', 'agent', 'engineer', 'customer'].map((name) => `${name}@demo.test`).join(', ');
    console.log(`Sign in as ${logins}; the password is casewright`);
  }
  if (setupLink) console.log(`Make the first administrator: ${setupLink}`);
  console.log('Ctrl-C stops it.');
}

function stopOnSignals(stop) {
  let stopping = false;
  const onSignal = async () => {
    if (stopping) return;
    stopping = true;
    console.log('\nStopping …');
    setTimeout(() => process.exit(1), 9_500).unref();
    await stop().catch((error) => console.error(error.message));
    process.exit(0);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}
