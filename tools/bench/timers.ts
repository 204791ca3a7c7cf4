import { migrate, Database } from '@casewright/persistence';
import { loadConfig } from '@casewright/config';
import { CrashingTemporal } from '@casewright/testing';
import { Pool } from 'pg';
import '../../libs/platform/processes/src/migrations';
import { DueRows } from '../../libs/platform/processes/src/postgres/due-rows';
import { rounded } from './measure';
import { Keeper } from './timers/keeper';
import { onTemporal } from './timers/on-temporal';
import { insert, type Timers } from './timers/insert';
import { pause, Record, type Lateness } from './timers/record';
import { idleOf, perSecond, seconds, timersAt, type Figures } from './timers/course';
import { comparedToDbos } from './timers/dbos';
import { survive, type Ordeal } from './timers/survive';

/**
 * `BENCH_TIMERS=2000` makes a quick run of it. Temporal's development server has some forty timers a second act on two cores, so fewer wait
 * there unless `BENCH_TEMPORAL_TIMERS` says otherwise; 0 leaves it out.
 */
const waiting = Number(process.env['BENCH_TIMERS'] ?? 100_000);
const waitingOnTemporal = Number(process.env['BENCH_TEMPORAL_TIMERS'] ?? Math.min(10_000, waiting));
const waitingOnPeer = Math.min(10_000, waiting);
const burst = Math.min(20_000, waiting);
const anHour = 3_600_000;
/** Less than half of what its development server gives here: the rest is for what came due while it was killed. */
const perSecondOnTemporal = 12;

/** How many timers wait on either host at what cost, and how late they are. */
export async function run(databaseUrl: string, crashPostgres: () => Promise<void>): Promise<Figures> {
  await migrate(databaseUrl);
  const pool = new Pool({ connectionString: databaseUrl, max: 4 });
  // Its server is killed on the way.
  pool.on('error', () => undefined);
  try {
    const record = new Record(pool);
    await record.clear();
    const alone = await onPostgres(databaseUrl, pool, record);
    const postgres = { ...alone, ...(await comparedToDbos({ databaseUrl, record, waiting: waitingOnPeer }, alone)) };
    if (waitingOnTemporal === 0) return postgres;
    const temporal = await onTemporal({ databaseUrl, pool, record, waiting: waitingOnTemporal, burst });
    return { ...postgres, ...temporal, ...(await survived({ databaseUrl, pool, record, crashPostgres })) };
  } finally {
    await pool.end();
  }
}

async function onPostgres(databaseUrl: string, pool: Pool, record: Record) {
  const keeper = await Keeper.start({ DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: '' });
  const before = await keeper.usage();
  await insert(
    pool,
    timersAt('waiting', waiting, () => Date.now() + anHour),
  );
  await pause(12_000);
  const idle = await idleOf(keeper);
  await insert(
    pool,
    timersAt('burst', burst, (place) => Date.now() + 20_000 + (place * 1_000) / burst),
  );
  await record.have(burst);
  const burstLateness = await record.lateness();
  await record.clear();
  await insert(
    pool,
    timersAt('steady', perSecond * seconds, (place) => Date.now() + 15_000 + (place * 1_000) / perSecond),
  );
  await record.have(perSecond * seconds);
  const steady = await record.lateness();
  await keeper.kill();
  console.table({ 'PostgreSQL, burst': burstLateness, 'PostgreSQL, 500/s': steady });
  return {
    pg_heap_mb_100k: rounded((idle.heap - before.heap) / 2 ** 20),
    pg_idle_cpu_pct: rounded(idle.percent),
    pg_claim_per_s: Math.round(await claimRate(databaseUrl, pool)),
    pg_burst_all_acted_s: rounded(burstLateness.through),
    pg_late_p99_ms: Math.round(steady.p99 * 1_000),
  };
}

/** Claims alone, in batches of 500, among all that wait: what SKIP LOCKED and the token of each claim cost. */
async function claimRate(databaseUrl: string, pool: Pool): Promise<number> {
  await insert(
    pool,
    timersAt('claimed', burst, () => Date.now() - 1_000),
  );
  await pool.query('vacuum analyze processes.processes');
  const config = { DATABASE_URL: databaseUrl, CASEWRIGHT_KEY: Buffer.alloc(32).toString('base64'), FILES_DIRECTORY: 'unused' };
  const database = new Database(loadConfig(config));
  const due = new DueRows(database);
  const started = performance.now();
  let claimed = 0;
  for (let more = true; more;) {
    const rows = await due.claim(new Date(), 500, new Date(Date.now() + anHour));
    claimed += rows.length;
    more = rows.length > 0;
  }
  const rate = claimed / ((performance.now() - started) / 1_000);
  await database.pool.end();
  return rate;
}

interface Ground {
  readonly databaseUrl: string;
  readonly pool: Pool;
  readonly record: Record;
  readonly crashPostgres: () => Promise<void>;
}

/** 10,000 timers through three kills of the worker and of every server. */
async function survived({ databaseUrl, pool, record, crashPostgres }: Ground): Promise<Figures> {
  const ordeal = { timers: Math.min(10_000, waiting), seconds: 60, kills: 3 };
  const timers = Math.min(10_000, waitingOnTemporal);
  const onTemporal = { ...ordeal, timers, seconds: Math.max(ordeal.seconds, timers / perSecondOnTemporal) };
  await pool.query('truncate processes.processes');
  const alone = await Keeper.start({ DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: '' });
  const ask = (_: Keeper, timers: Timers) => insert(pool, timers);
  const postgres = await survive({ record, keeper: alone, ask, crashServers: crashPostgres }, ordeal, 20_000);
  const temporal = await survivedOnTemporal({ databaseUrl, pool, record, crashPostgres }, onTemporal);
  console.table({ 'PostgreSQL, killed': postgres, 'Temporal, killed': temporal });
  return {
    ...{ pg_killed_once: postgres.count, pg_killed_early: postgres.early, pg_killed_late_p99_s: rounded(postgres.p99) },
    ...{ temporal_killed_once: temporal.count, temporal_killed_early: temporal.early, temporal_killed_late_p99_s: rounded(temporal.p99) },
  };
}

async function survivedOnTemporal({ databaseUrl, pool, record, crashPostgres }: Ground, ordeal: Ordeal): Promise<Lateness> {
  await pool.query('truncate processes.processes');
  const server = await CrashingTemporal.start();
  try {
    const keeper = await Keeper.start({ DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: server.address });
    const crashServers = () => Promise.all([server.crash(), crashPostgres()]).then(() => undefined);
    const ask = (to: Keeper, timers: Timers) => to.deliver(timers);
    return await survive({ record, keeper, ask, crashServers }, ordeal, leadFor(ordeal.timers));
  } finally {
    await server.stop();
  }
}

/** Milliseconds in which so many workflows are started, at 20 a second. */
const leadFor = (timers: number): number => 10_000 + timers * 50;
