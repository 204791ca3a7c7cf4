import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

/** The open tickets on their way past a rule that came into force at `since`. */
export interface Arming {
  readonly ruleId: string;
  readonly since: Date;
  readonly version: number;
  /** The number of the last ticket that was looked at. */
  readonly after: number;
}

const key = 'rule_id = $1 and since = $2';

@Injectable()
export class ArmingRows {
  constructor(private readonly database: Database) {}

  /** Begins what was never begun, and answers with what is not finished and in nobody's hand. */
  async open(wanted: readonly Omit<Arming, 'after'>[], now: Date, claimedUntil: Date): Promise<readonly Arming[]> {
    const columns = [wanted.map(({ ruleId }) => ruleId), wanted.map(({ since }) => since), wanted.map(({ version }) => version)];
    await this.database.query(
      `insert into automation.armings (rule_id, since, rule_version, started_at)
       select w.*, $4 from unnest($1::uuid[], $2::timestamptz[], $3::int[]) as w on conflict do nothing`,
      [...columns, now],
    );
    return this.database.query<Arming & Record<string, unknown>>(
      `update automation.armings a set claimed_until = $4
       from (select rule_id, since from automation.armings
         where (rule_id, since) in (select * from unnest($1::uuid[], $2::timestamptz[]))
           and finished_at is null and (claimed_until is null or claimed_until < $3) for update skip locked) as free
       where a.rule_id = free.rule_id and a.since = free.since
       returning a.rule_id as "ruleId", a.since, a.rule_version as version, a.after`,
      [columns[0], columns[1], now, claimedUntil],
    );
  }

  async progress({ ruleId, since, after }: Arming, looked: number, armed: number, left: number, claimedUntil: Date): Promise<void> {
    await this.database.query(
      `update automation.armings set after = $3, looked = looked + $4, armed = armed + $5, total = looked + $4 + $6, claimed_until = $7 where ${key}`,
      [ruleId, since, after, looked, armed, left, claimedUntil],
    );
  }

  /** The tickets on which the rule waited for them to come to rest when it was stopped; on some it may have waited again since. */
  async stoppedOn(ruleId: string, most: number): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct ticket_id as id from rm.timed_runs
       where rule_id = $1 and anchor = 'rest' and state = 'cancelled' and stopped order by 1 limit $2`,
      [ruleId, most],
    );
    return rows.map(({ id }) => id);
  }

  async finish({ ruleId, since }: Arming, now: Date): Promise<void> {
    await this.database.query(`update automation.armings set finished_at = $3, claimed_until = null where ${key}`, [ruleId, since, now]);
  }
}
