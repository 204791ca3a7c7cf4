import { defineEntity, type InferEntity } from '@mikro-orm/core';
import type { StoredPolicyContent } from '../domain/policy/stored-content';

/** An SLA policy with its place in the order and its newest content. */
export const PolicyEntity = defineEntity({
  name: 'SlaPolicy',
  schema: 'sla',
  tableName: 'policies',
  properties: (p) => ({
    id: p.uuid().primary(),
    rank: p.integer(),
    version: p.integer(),
    content: p.json<StoredPolicyContent>(),
    requestHash: p.text().nullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
    removedAt: p.datetime(3).nullable(),
  }),
});
export type Policy = InferEntity<typeof PolicyEntity>;

/** Written once, never changed. */
export const PolicyVersionEntity = defineEntity({
  name: 'SlaPolicyVersion',
  schema: 'sla',
  tableName: 'policy_versions',
  properties: (p) => ({
    policyId: p.uuid().primary(),
    version: p.integer().primary(),
    content: p.json<StoredPolicyContent>(),
    madeBy: p.text(),
    madeAt: p.datetime(3),
  }),
});
