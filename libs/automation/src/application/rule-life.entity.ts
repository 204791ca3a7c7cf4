import type { RuleHistoryEntry } from '@casewright/contracts';
import type { Actor } from '@casewright/kernel';
import { defineEntity, type InferEntity } from '@mikro-orm/core';

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
    at: p.datetime(3),
    by: p.json().$type<Actor>(),
  }),
});
export type RuleLife = InferEntity<typeof RuleLifeEntity>;
