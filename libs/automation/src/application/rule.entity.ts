import type { RuleContent, RuleStatus } from '@casewright/contracts';
import type { Actor } from '@casewright/kernel';
import type { StoredTrial } from '../read-model/rules/rule.rows';
import { defineEntity, type InferEntity } from '@mikro-orm/core';

/** A rule with its draft; what is live are its immutable versions. Name, phase, rank and events are those of the version, or of the draft before the first. */
export const RuleEntity = defineEntity({
  name: 'Rule',
  schema: 'automation',
  tableName: 'rules',
  properties: (p) => ({
    id: p.uuid().primary(),
    status: p.text().$type<RuleStatus>(),
    revision: p.integer(),
    publishedVersion: p.integer().nullable(),
    publishedHash: p.text().nullable(),
    latestVersion: p.integer(),
    trial: p.json().$type<StoredTrial>().nullable(),
    /** The stop that holds it. */
    stopId: p.uuid().nullable(),
    name: p.text(),
    phase: p.text(),
    rank: p.text(),
    events: p.array(),
    draft: p.json().$type<RuleContent>(),
    draftHash: p.text(),
    draftBase: p.integer().nullable(),
    draftAt: p.datetime(3),
    draftBy: p.json().$type<Actor>(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
    updatedBy: p.json().$type<Actor>(),
  }),
});
export type Rule = InferEntity<typeof RuleEntity>;
