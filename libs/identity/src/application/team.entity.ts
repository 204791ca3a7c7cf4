import { defineEntity, type InferEntity } from '@mikro-orm/core';

/** A removed team keeps its row, because tickets name it. */
export const TeamEntity = defineEntity({
  name: 'Team',
  schema: 'identity',
  tableName: 'teams',
  properties: (p) => ({
    id: p.uuid().primary(),
    name: p.text(),
    description: p.text(),
    requestHash: p.text().nullable(),
    version: p.integer().version(),
    createdAt: p.datetime(3),
    removedAt: p.datetime(3).nullable(),
  }),
});
export type Team = InferEntity<typeof TeamEntity>;
