import { createTestDatabase, describeWith, type TestDatabase } from '@casewright/testing';
import { migrate } from '@casewright/persistence';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Client, Pool } from 'pg';
import '../../../libs/platform/processes/src/migrations';
import { CrashingTemporal } from './crashing-temporal';
import { insert, type Timers } from './insert';
import { Keeper } from './keeper';
import { Record, type Lateness } from './record';
import { survive, type Ordeal } from './survive';

/** A small one of what `npm run bench:timers` does with 10,000 timers and three kills. */
const ordeal = { timers: 200, seconds: 4, kills: 1 };
const onTemporal = { ...ordeal, timers: 50 };

/** As while the server of the database starts again: every connection is lost, and no new one is made. */
async function crash(databaseUrl: string): Promise<void> {
  const url = new URL(databaseUrl);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const server = new Client({ connectionString: url.href });
  await server.connect();
  await server.query(`alter database ${name} allow_connections false`);
  await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await server.query(`alter database ${name} allow_connections true`);
  await server.end();
}

describe('Timers whose worker and servers are killed while they come due', () => {
  let database: TestDatabase;
  let pool: Pool;
  let record: Record;

  const wokenOnce = ({ count, early }: Lateness, { timers }: Ordeal) => expect({ count, early }).toEqual({ count: timers, early: 0 });

  beforeAll(async () => {
    await promisify(execFile)(process.execPath, ['tools/build/server.mjs']);
    database = await createTestDatabase();
    await migrate(database.url);
    pool = new Pool({ connectionString: database.url, max: 2 });
    pool.on('error', () => undefined);
    record = new Record(pool);
  }, 60_000);
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('wakes each once and none early on PostgreSQL', async () => {
    const keeper = await Keeper.start({ DATABASE_URL: database.url, TEMPORAL_ADDRESS: '' });
    const ask = (_: Keeper, timers: Timers) => insert(pool, timers);
    wokenOnce(await survive({ record, keeper, ask, crashServers: () => crash(database.url) }, ordeal, 1_000), ordeal);
  }, 120_000);

  describeWith('temporal', 'on Temporal', () => {
    it('wakes each once and none early, also those that came due while the server was away', async () => {
      await pool.query('truncate processes.processes');
      const server = await CrashingTemporal.start();
      const keeper = await Keeper.start({ DATABASE_URL: database.url, TEMPORAL_ADDRESS: server.address });
      const crashServers = () => Promise.all([server.crash(2_000), crash(database.url)]).then(() => undefined);
      const ask = (to: Keeper, timers: Timers) => to.deliver(timers);
      try {
        wokenOnce(await survive({ record, keeper, ask, crashServers }, onTemporal, 5_000), onTemporal);
      } finally {
        await server.stop();
      }
    }, 180_000);
  });
});
