import { CrashingPostgres, CrashingTemporal, describeWith } from '@casewright/testing';
import { migrate } from '@casewright/persistence';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Pool } from 'pg';
import '../../../libs/platform/processes/src/migrations';
import { insert, type Timers } from './insert';
import { Keeper } from './keeper';
import { Record, type Lateness } from './record';
import { survive, type Ordeal } from './survive';

/** A small one of what `npm run bench:timers` does with 10,000 timers and three kills. */
const ordeal = { timers: 200, seconds: 4, kills: 1 };
const onTemporal = { ...ordeal, timers: 50 };

describe('Timers whose worker and servers are killed while they come due', () => {
  let database: CrashingPostgres;
  let pool: Pool;
  let record: Record;

  const wokenOnce = ({ count, early }: Lateness, { timers }: Ordeal) => expect({ count, early }).toEqual({ count: timers, early: 0 });

  beforeAll(async () => {
    await promisify(execFile)(process.execPath, ['tools/build/server.mjs']);
    database = await CrashingPostgres.start();
    await migrate(database.url);
    pool = new Pool({ connectionString: database.url, max: 2 });
    pool.on('error', () => undefined);
    record = new Record(pool);
  });
  afterAll(async () => {
    await pool.end();
    await database.stop();
  });

  it.each([
    ['PostgreSQL and the worker are killed', ordeal],
    ['PostgreSQL alone is killed', { ...ordeal, sparesWorker: true }],
  ] as const)(
    'wakes each once and none early on PostgreSQL: %s',
    async (_, one) => {
      await pool.query('truncate processes.processes');
      const keeper = await Keeper.start({ DATABASE_URL: database.url, TEMPORAL_ADDRESS: '' });
      const ask = (__: Keeper, timers: Timers) => insert(pool, timers);
      wokenOnce(await survive({ record, keeper, ask, crashServers: () => database.crash() }, one, 1_000), one);
    },
    120_000,
  );

  describeWith('temporal', 'on Temporal', () => {
    it('wakes each once and none early, also those that came due while the server was away', async () => {
      await pool.query('truncate processes.processes');
      const server = await CrashingTemporal.start();
      const keeper = await Keeper.start({ DATABASE_URL: database.url, TEMPORAL_ADDRESS: server.address, CLAIM_MILLISECONDS: '5000' });
      const crashServers = () => Promise.all([server.crash(2_000), database.crash()]).then(() => undefined);
      const ask = (to: Keeper, timers: Timers) => to.deliver(timers);
      try {
        wokenOnce(await survive({ record, keeper, ask, crashServers }, onTemporal, 5_000), onTemporal);
      } finally {
        await server.stop();
      }
    }, 180_000);
  });
});
