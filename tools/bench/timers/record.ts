import type { Pool } from 'pg';

/** Milliseconds: a host that does nothing for so long, with work left, will not do it any more. */
const patience = 120_000;
const betweenReports = 30_000;

export interface Lateness {
  readonly count: number;
  /** Seconds. */
  readonly p99: number;
  readonly worst: number;
  readonly early: number;
  readonly repeats: number;
  /** Seconds from when the last was due until the last had acted. */
  readonly through: number;
}

/** What the workers did, as the database has it. */
export class Record {
  constructor(private readonly pool: Pool) {}

  async clear(): Promise<void> {
    await this.pool.query('create schema if not exists bench');
    await this.pool.query(
      'create table if not exists bench.acted (id text primary key, due timestamptz not null, at timestamptz not null, repeats integer not null default 0)',
    );
    await this.pool.query('truncate bench.acted');
  }

  /** Waits until so many have acted, however long it takes, as long as there is progress; says how far it is. */
  async have(count: number): Promise<void> {
    let [acted, progress, reported] = [0, Date.now(), Date.now()];
    while (acted < count) {
      await pause(200);
      const before = acted;
      acted = await this.acted();
      if (acted > before) progress = Date.now();
      else if (Date.now() - progress > patience) throw new Error(`Only ${acted} of ${count} timers have acted, and none for two minutes`);
      if (Date.now() - reported < betweenReports) continue;
      console.log(`${acted} of ${count} timers have acted`);
      reported = Date.now();
    }
  }

  private async acted(): Promise<number> {
    const { rows } = await this.pool.query<{ count: number }>('select count(*)::int as count from bench.acted');
    return rows[0]?.count ?? 0;
  }

  async lateness(): Promise<Lateness> {
    const { rows } = await this.pool.query<Lateness>(`
      select count(*)::int as count, percentile_cont(0.99) within group (order by late)::float8 as p99, max(late)::float8 as worst,
        count(*) filter (where late < 0)::int as early, sum(repeats)::int as repeats,
        extract(epoch from max(at) - max(due))::float8 as through
      from (select *, extract(epoch from at - due) as late from bench.acted) acted`);
    return rows[0] as Lateness;
  }
}

export const pause = (milliseconds: number): Promise<false> => new Promise((resolve) => setTimeout(() => resolve(false), milliseconds));
