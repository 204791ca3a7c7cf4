import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import type { Waiter } from '../../domain/timed/timed-rules';

export interface ScheduledRunKey {
  readonly ruleId: string;
  readonly version: number;
  readonly plannedAt: Date;
  /** shadow: it is watched, and nothing follows. */
  readonly stage: Waiter['stage'];
}

/** A run in hand. `subjects` is null until its tickets are selected. */
export interface ScheduledRun extends ScheduledRunKey {
  readonly subjects: readonly string[] | null;
}

const key = 'rule_id = $1 and rule_version = $2 and planned_at = $3';
const values = ({ ruleId, version, plannedAt }: ScheduledRunKey) => [ruleId, version, plannedAt];
const columns = 'rule_id as "ruleId", rule_version as version, planned_at as "plannedAt", stage, subjects';

/** What became of each planned time. Several workers share the table: a run is in the hand of one, until it is silent for too long. */
@Injectable()
export class ScheduledRunRows {
  constructor(private readonly database: Database) {}

  /** The last time of each version that was run or given up, by `ruleId@version`. */
  async lastPlanned(ruleIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    const rows = await this.database.query<{ name: string; last: Date }>(
      `select rule_id || '@' || rule_version as name, max(planned_at) as last from automation.scheduled_runs
       where rule_id = any($1::uuid[]) group by 1`,
      [ruleIds],
    );
    return new Map(rows.map(({ name, last }) => [name, last]));
  }

  /** Whether the version is through with a planned time. */
  async isThrough({ ruleId, version, plannedAt }: Omit<ScheduledRunKey, 'stage'>): Promise<boolean> {
    const rows = await this.database.query(`select from automation.scheduled_runs where ${key} and state <> 'running'`, [
      ...[ruleId, version, plannedAt],
    ]);
    return rows.length > 0;
  }

  /** False: another worker has begun it. */
  async begin(run: ScheduledRunKey, now: Date, claimedUntil: Date): Promise<boolean> {
    const rows = await this.database.query(
      `insert into automation.scheduled_runs (rule_id, rule_version, planned_at, state, started_at, claimed_until, stage)
       values ($1, $2, $3, 'running', $4, $5, $6) on conflict do nothing returning 1`,
      [...values(run), now, claimedUntil, run.stage],
    );
    return rows.length > 0;
  }

  async skip(runs: readonly ScheduledRunKey[], reason: string, now: Date): Promise<void> {
    for (const run of runs) {
      await this.database.query(
        `insert into automation.scheduled_runs (rule_id, rule_version, planned_at, state, reason, finished_at, stage)
         values ($1, $2, $3, 'skipped', $4, $5, $6) on conflict do nothing`,
        [...values(run), reason, now, run.stage],
      );
    }
  }

  /** Takes up a run whose worker died. */
  async takeUp(now: Date, claimedUntil: Date): Promise<ScheduledRun | null> {
    const [row] = await this.database.query<ScheduledRun & Record<string, unknown>>(
      `update automation.scheduled_runs set claimed_until = $2 where (rule_id, rule_version, planned_at) in (
         select rule_id, rule_version, planned_at from automation.scheduled_runs where state = 'running' and claimed_until < $1
         order by claimed_until limit 1 for update skip locked
       ) returning ${columns}`,
      [now, claimedUntil],
    );
    return row ?? null;
  }

  async select(run: ScheduledRunKey, subjects: readonly string[], leftOut: number): Promise<void> {
    await this.database.query(`update automation.scheduled_runs set subjects = $4::uuid[], left_out = $5 where ${key}`, [
      ...values(run),
      subjects,
      leftOut,
    ]);
  }

  async stillInHand(run: ScheduledRunKey, claimedUntil: Date): Promise<void> {
    await this.database.query(`update automation.scheduled_runs set claimed_until = $4 where ${key}`, [...values(run), claimedUntil]);
  }

  async finish(run: ScheduledRunKey, { fired, reason }: { fired: number; reason: string | null }, now: Date): Promise<void> {
    await this.database.query(
      `update automation.scheduled_runs set state = 'done', fired = $4, reason = $5, finished_at = $6, claimed_until = null where ${key}`,
      [...values(run), fired, reason, now],
    );
  }
}
