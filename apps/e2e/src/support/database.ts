import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

/** The data folder of the product under test; undefined where it runs elsewhere. */
export const dataFolder = (): string | undefined => process.env['E2E_DATA'];

/** Asks the database of the product behind its back: for faults that no screen can make. */
export async function inDatabase<Row extends object>(sql: string, data = dataFolder() ?? ''): Promise<Row[]> {
  const client = new Client({ connectionString: addressIn(data) });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The fourth line of what PostgreSQL notes of itself is its port. */
function addressIn(data: string): string {
  const password = readFileSync(join(data, 'postgres-password'), 'utf8').trim();
  const port = readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[3]?.trim();
  return `postgresql://casewright:${password}@127.0.0.1:${port}/casewright`;
}
