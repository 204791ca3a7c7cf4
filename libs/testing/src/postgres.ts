import { createHash, randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A database of its own for one suite, on the server that the jest global set-up started (or `TEST_DATABASE_URL`). */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

export async function createTestDatabase(template = 'template1'): Promise<TestDatabase> {
  const server = serverUrl();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(server, (client) => client.query(`create database ${name} template ${template}`));
  const drop = async () => void (await onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`)));
  return { url: databaseOn(server, name), drop };
}

/**
 * A database with all migrations that the suite's imports declare: a copy of a template that the first suite with just these makes. Copying
 * takes a fifth of the time of migrating.
 */
export async function createMigratedDatabase(): Promise<TestDatabase> {
  const { allMigrations, migrate } = await import('@casewright/persistence');
  const declared = JSON.stringify(allMigrations().map(({ name, sql }) => [name, sql]));
  const template = `template_${createHash('sha256').update(declared).digest('hex').slice(0, 16)}`;
  const server = serverUrl();
  await onServer(server, async (client) => {
    // One suite makes it, and others wait; the lock ends with the connection.
    await client.query('select pg_advisory_lock(hashtext($1))', [template]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount) return;
    const unfinished = `${template}_unfinished`;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await client.query(`create database ${unfinished}`);
    await migrate(databaseOn(server, unfinished));
    await client.query(`alter database ${unfinished} rename to ${template}`);
  });
  return createTestDatabase(template);
}

function serverUrl(): string {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('TEST_DATABASE_URL is not set: integration tests run with the jest global set-up');
  return server;
}

function databaseOn(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(server: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
