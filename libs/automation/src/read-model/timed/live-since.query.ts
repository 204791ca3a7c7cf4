import type { LifeKind } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

/**
 * What a version began with. `planned`: published versions, by their schedule · `live`: published versions, on the tickets that are
 * theirs · `trial`: versions on trial.
 */
const beginnings = {
  planned: ['published', 'promoted', 'rolled-back', 'resumed'],
  live: ['published', 'promoted', 'rolled-back', 'resumed', 'canaried', 'withdrawn'],
  trial: ['shadowed', 'canaried', 'resumed'],
} as const satisfies Record<string, readonly LifeKind[]>;

/** Since when rules run as they do now. */
@Injectable()
export class LiveSince {
  constructor(private readonly database: Database) {}

  async of(ruleIds: readonly string[], what: keyof typeof beginnings): Promise<ReadonlyMap<string, Date>> {
    if (ruleIds.length === 0) return new Map();
    const rows = await this.database.query<{ ruleId: string; since: Date }>(
      `select rule_id as "ruleId", max(at) as since from automation.rule_life
       where rule_id = any($1::uuid[]) and kind = any($2::text[]) group by 1`,
      [ruleIds, beginnings[what]],
    );
    return new Map(rows.map(({ ruleId, since }) => [ruleId, since]));
  }
}
