import { startTemporal } from '@casewright/testing';
import type { Pool } from 'pg';
import { rounded } from '../measure';
import { calm, idleOf, perSecond, seconds, timersAt, type Figures } from './course';
import { Keeper } from './keeper';
import { pause, type Lateness, type Record } from './record';

const anHour = 3_600_000;

interface Ground {
  readonly databaseUrl: string;
  readonly pool: Pool;
  readonly record: Record;
  /** How many processes wait meanwhile, and how many at most come due. */
  readonly waiting: number;
  /** How many come due within one second. */
  readonly burst: number;
}

/** Temporal's own server is not counted; the processes are started one by one, as the log would. */
export async function onTemporal({ databaseUrl, pool, record, waiting, burst }: Ground): Promise<Figures> {
  await pool.query('truncate processes.processes');
  const server = await startTemporal();
  const environment = { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: server.address };
  const keeper = await Keeper.start(environment);
  const plain = () => Keeper.start(environment, 'plain-worker');
  const due = { burst: Math.min(burst, waiting), steady: Math.min(perSecond * seconds, waiting) };
  try {
    const before = await keeper.usage();
    const started = performance.now();
    await keeper.deliver(timersAt('waiting', waiting, () => Date.now() + 10 * anHour));
    const perStart = waiting / ((performance.now() - started) / 1_000);
    await calm(keeper);
    const idle = await idleOf(keeper);
    return {
      temporal_waiting: waiting,
      temporal_heap_mb_100k: rounded((idle.heap - before.heap) / 2 ** 20),
      temporal_idle_cpu_pct: rounded(idle.percent),
      temporal_starts_per_s: Math.round(perStart),
      ...(await acted({ keeper, plain, record, perStart, ...due })),
    };
  } finally {
    await keeper.kill();
    await server.stop();
  }
}

interface Course {
  readonly name: string;
  readonly count: number;
  /** So many come due in a second. */
  readonly rate: number;
  /** So many workflows are started in a second. */
  readonly perStart: number;
}

async function latenessOf(keeper: Keeper, record: Record, { name, count, rate, perStart }: Course): Promise<Lateness> {
  await record.clear();
  const begin = Date.now() + (count / perStart) * 2_000 + 10_000;
  await keeper.deliver(timersAt(name, count, (place) => begin + (place * 1_000) / rate));
  await pause(begin - Date.now());
  await record.have(count);
  return record.lateness();
}

interface Acting {
  readonly keeper: Keeper;
  readonly plain: () => Promise<Keeper>;
  readonly record: Record;
  readonly perStart: number;
  readonly burst: number;
  readonly steady: number;
}

async function acted({ keeper, plain, record, perStart, burst, steady: count }: Acting): Promise<Figures> {
  const atOnce = await latenessOf(keeper, record, { name: 'burst', count: burst, rate: burst, perStart });
  const course = { name: 'steady', count, rate: perSecond, perStart };
  const steady = await latenessOf(keeper, record, course);
  await keeper.kill();
  const floor = await plainly(plain, (peer) => latenessOf(peer, record, course));
  console.table({ 'Temporal, burst': atOnce, 'Temporal, 500/s': steady, 'Temporal alone, 500/s': floor });
  const rate = ({ through }: Lateness) => Math.round(count / (count / perSecond + through));
  return {
    ...{ temporal_burst: burst, temporal_burst_all_acted_s: rounded(atOnce.through) },
    ...{ temporal_late_p99_ms: Math.round(steady.p99 * 1_000), temporal_500_per_s_acted_per_s: rate(steady) },
    ...{ temporal_plain_late_p99_ms: Math.round(floor.p99 * 1_000), temporal_plain_500_per_s_acted_per_s: rate(floor) },
    late_vs_temporal_plain: rounded(steady.p99 / floor.p99),
  };
}

/** The peer on the same server, and without ours beside it. */
async function plainly<Result>(start: () => Promise<Keeper>, work: (peer: Keeper) => Promise<Result>): Promise<Result> {
  const peer = await start();
  try {
    return await work(peer);
  } finally {
    await peer.kill();
  }
}
