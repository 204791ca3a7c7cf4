import { createRequire } from 'node:module';
import { buildServer } from '../build/server.mjs';
import { buildWorkbench, workbenchIsStale } from '../build/workbench.mjs';
import { openPostgres } from '../postgres/server.mjs';
import { freePort } from '../testing/test-server.mjs';
import { demoState, filesFolder, readOrMakeKey, setDemoState } from './data-folder.mjs';
import { ensureDatabase, fillAtOnce, recreateDatabase } from './database.mjs';
import { step } from './steps.mjs';
import { isStopping, onStop } from './stopping.mjs';

const require = createRequire(import.meta.url);

/** The embedded profile: PostgreSQL from the package, and api and worker in this one process. */
export async function startEmbedded(options) {
  // In watch mode whoever watches has built both.
  const isBuilt = process.env.CASEWRIGHT_BUILT === '1';
  if (!isBuilt) await step('Building the server', buildServer);
  Object.assign(process.env, environmentOf(options));
  checkEnvironment();
  if (!isBuilt && !process.env.CASEWRIGHT_DEV && workbenchIsStale()) await step('Building the workbench', buildWorkbench);
  const postgres = await step('Starting PostgreSQL', () => openPostgres({ directory: options.data, freePort }));
  onStop(() => postgres.stop());
  process.env.DATABASE_URL = postgres.url;
  await prepareData(options);
  process.env.CASEWRIGHT_DEMO = String(demoState(options.data) === 'loaded');
  const { startApi } = require('../../dist/server/apps/api/src/start-api.js');
  const starting = step('Starting Casewright', () => startApi(process.env));
  // Told to end while it starts, it is let through and ended then.
  onStop(async () => (await starting.catch(() => undefined))?.close());
  const running = await starting;
  if (!isStopping()) announce(options, running);
}

/** This machine alone may reach it, whatever HOST and SMTP_INTAKE_HOST say outside. */
function environmentOf(options) {
  return {
    NODE_ENV: process.env.NODE_ENV ?? 'production',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    CASEWRIGHT_PROFILE: 'embedded',
    CASEWRIGHT_ROLE: 'all',
    HOST: '127.0.0.1',
    PORT: String(options.port),
    PUBLIC_URL: `http://127.0.0.1:${options.port}`,
    SMTP_INTAKE_HOST: '127.0.0.1',
    SMTP_INTAKE_PORT: String(options.smtpPort),
    DATABASE_URL: 'postgresql://127.0.0.1/not-yet-started',
    CASEWRIGHT_KEY: readOrMakeKey(options.data),
    FILES_DIRECTORY: filesFolder(options.data),
  };
}

/** What is wrong in the environment is said before anything takes its time. */
function checkEnvironment() {
  const { checkConfig } = require('../../dist/server/libs/composition/src/start/check-config.js');
  checkConfig(process.env);
}

/**
 * The demo company is loaded whole or not at all: an interrupted load starts over, or leaves nothing behind where the company is no
 * longer wanted. What is worked on must never be half of it: the next start would take it for an interrupted load, and drop it.
 */
async function prepareData(options) {
  const state = demoState(options.data);
  const isUnfinished = state === 'absent' || state === 'loading';
  if (options.demo && isUnfinished) return fillDemo(options);
  if (state === 'loading') await recreateDatabase(process.env.DATABASE_URL);
  else await ensureDatabase(process.env.DATABASE_URL);
  if (isUnfinished) setDemoState(options.data, 'declined');
}

async function fillDemo(options) {
  setDemoState(options.data, 'loading');
  await recreateDatabase(process.env.DATABASE_URL);
  const { loadDemo } = require('../../dist/server/tools/demo/load-demo.js');
  const fill = (progress) => fillAtOnce(process.env.DATABASE_URL, () => loadDemo(process.env, progress));
  await step('Filling the demo company', fill);
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
