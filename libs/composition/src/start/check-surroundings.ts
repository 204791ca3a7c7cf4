import { ConfigError, type Config } from '@casewright/config';
import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { Client } from 'pg';

/** Servers that were started at the same moment may need this long until they answer. */
const patience = 5_000;
const pause = 250;

/**
 * Whether the servers and the folder that the options name can be used. Throws `ConfigError` that names the option: a process that
 * waited for ever for a mistyped address would look as if it had started.
 */
export async function checkSurroundings({ values }: Config): Promise<void> {
  await named('DATABASE_URL', () => askDatabase(values.DATABASE_URL));
  await named('FILES_DIRECTORY', () => write(values.FILES_DIRECTORY), 0);
  const redis = values.REDIS_URL;
  if (redis) await named('REDIS_URL', () => askRedis(redis));
  const temporal = values.TEMPORAL_ADDRESS;
  if (temporal) await named('TEMPORAL_ADDRESS', () => answers(temporal));
}

async function named(option: string, check: () => Promise<void>, milliseconds = patience): Promise<void> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() >= deadline) throw new ConfigError(`${option}: ${reasonOf(error)}`);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

async function askDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: patience });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } finally {
    await client.end();
  }
}

async function write(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
}

async function askRedis(url: string): Promise<void> {
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: null, connectTimeout: patience });
  let last: Error | null = null;
  redis.on('error', (error: Error) => (last = error));
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    // The promise says only that the connection was closed; the event says why.
    throw last ?? error;
  } finally {
    redis.disconnect();
  }
}

function answers(address: string): Promise<void> {
  const { hostname, port } = new URL(`tcp://${address}`);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: patience });
    socket.once('error', reject);
    socket.once('timeout', () => socket.destroy(new Error('no answer in time')));
    socket.once('connect', () => resolve(void socket.destroy()));
  });
}

/** Several addresses of one name fail as one error without words. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
