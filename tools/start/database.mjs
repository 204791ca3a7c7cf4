import pg from 'pg';

/** Makes the database that the url names, unless it is there. */
export async function ensureDatabase(url) {
  await onServer(url, async (client, name) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
}

/** Drops and makes it anew. */
export async function recreateDatabase(url) {
  await onServer(url, async (client, name) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
    await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
}

/**
 * What the work writes does not wait for the disk until all of it is there: for a database that is made anew when the work does not come to
 * its end. The last statement waits, and with it everything before it.
 */
export async function fillAtOnce(url, work) {
  await onServer(url, (client, name) => client.query(`alter database ${client.escapeIdentifier(name)} set synchronous_commit = off`));
  await work();
  await onServer(url, (client, name) => client.query(`alter database ${client.escapeIdentifier(name)} reset synchronous_commit`));
}

async function onServer(url, work) {
  const address = new URL(url);
  const name = address.pathname.slice(1);
  address.pathname = '/postgres';
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  try {
    await work(client, name);
  } finally {
    await client.end();
  }
}
