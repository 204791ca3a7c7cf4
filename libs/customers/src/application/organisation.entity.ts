import { defineEntity, type InferEntity } from '@mikro-orm/core';

/** A firm whose people write to us; new people join it by the domain of their address. */
export const OrganisationEntity = defineEntity({
  name: 'Organisation',
  schema: 'customers',
  tableName: 'organisations',
  properties: (p) => ({
    id: p.uuid().primary(),
    name: p.text(),
    domains: p.array(),
    notes: p.text(),
    search: p.text(),
    requestHash: p.text().nullable(),
    version: p.integer().version(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  }),
});
export type Organisation = InferEntity<typeof OrganisationEntity>;
