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
