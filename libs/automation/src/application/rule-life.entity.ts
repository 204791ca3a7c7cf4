import type { RuleHistoryEntry } from '@casewright/contracts';
import type { Actor } from '@casewright/kernel';
import type { Audience } from '@casewright/rules';
import { defineEntity, type InferEntity } from '@mikro-orm/core';

/** What an entry says beyond its kind: where a canary acts, which version a roll back made anew, which stop it was. */
export interface LifeDetails {
  readonly audience?: Audience;
  readonly from?: number;
  readonly stopId?: string;
}

/** What happened to a rule, in order: who did it, when and why. */
export const RuleLifeEntity = defineEntity({
  name: 'RuleLife',
  schema: 'automation',
  tableName: 'rule_life',
  properties: (p) => ({
    id: p.bigint().primary().autoincrement(),
    ruleId: p.uuid(),
    kind: p.text().$type<RuleHistoryEntry['kind']>(),
    version: p.integer().nullable(),
    reason: p.text().nullable(),
    details: p.json().$type<LifeDetails>().nullable(),
    at: p.datetime(3),
    by: p.json().$type<Actor>(),
  }),
});
export type RuleLife = InferEntity<typeof RuleLifeEntity>;
