import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

/** Since when rules run as they do now. */
@Injectable()
export class LiveSince {
  constructor(private readonly database: Database) {}

  async of(ruleIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    if (ruleIds.length === 0) return new Map();
    const rows = await this.database.query<{ ruleId: string; since: Date }>(
      `select rule_id as "ruleId", max(at) as since from automation.rule_life
       where rule_id = any($1::uuid[]) and kind in ('published', 'promoted', 'rolled-back', 'resumed') group by 1`,
      [ruleIds],
    );
    return new Map(rows.map(({ ruleId, since }) => [ruleId, since]));
  }
}
