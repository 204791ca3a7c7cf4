import type { RuleDocument } from '@casewright/contracts';
import type { Actor } from '@casewright/kernel';
import { defineEntity, type InferEntity } from '@mikro-orm/core';

/** A published version; the database refuses to change it. */
export const RuleVersionEntity = defineEntity({
  name: 'RuleVersion',
  schema: 'automation',
  tableName: 'rule_versions',
  properties: (p) => ({
    ruleId: p.uuid().primary(),
    version: p.integer().primary(),
    document: p.json().$type<RuleDocument>(),
    publishedAt: p.datetime(3),
    publishedBy: p.json().$type<Actor>(),
  }),
});
export type RuleVersion = InferEntity<typeof RuleVersionEntity>;
