import { rounded } from '../measure';
import { calm, idleOf, perSecond, seconds, timersAt, type Figures } from './course';
import { Keeper } from './keeper';
import type { Record } from './record';

const anHour = 3_600_000;

interface Ground {
  readonly databaseUrl: string;
  readonly record: Record;
  /** How many workflows sleep on the peer. Each is held in memory. */
  readonly waiting: number;
}

interface Ours {
  readonly pg_heap_mb_100k: number;
  readonly pg_late_p99_ms: number;
}

/** The same timers as workflows of DBOS that sleep: what they cost while they wait, and how late they are. */
export async function comparedToDbos({ databaseUrl, record, waiting }: Ground, ours: Ours): Promise<Figures> {
  await record.clear();
  const keeper = await Keeper.start({ DATABASE_URL: databaseUrl }, 'dbos-worker');
  try {
    const before = await keeper.usage();
    const started = performance.now();
    await keeper.deliver(timersAt('waiting', waiting, () => Date.now() + anHour));
    const perStart = waiting / ((performance.now() - started) / 1_000);
    await calm(keeper);
    const idle = await idleOf(keeper);
    const count = perSecond * seconds;
    const begin = Date.now() + (count / perStart) * 2_000 + 5_000;
    await keeper.deliver(timersAt('steady', count, (place) => begin + (place * 1_000) / perSecond));
    await record.have(count);
    const { p99 } = await record.lateness();
    const heap = (((idle.heap - before.heap) / 2 ** 20) * 100_000) / waiting;
    return {
      dbos_heap_mb_100k: rounded(heap),
      dbos_idle_cpu_pct: rounded(idle.percent),
      dbos_starts_per_s: Math.round(perStart),
      dbos_late_p99_ms: Math.round(p99 * 1_000),
      heap_vs_dbos: rounded(ours.pg_heap_mb_100k / heap, 4),
      late_vs_dbos: rounded(ours.pg_late_p99_ms / (p99 * 1_000), 4),
    };
  } finally {
    await keeper.kill();
  }
}
