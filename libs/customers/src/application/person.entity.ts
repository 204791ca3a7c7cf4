import { defineEntity, type InferEntity } from '@mikro-orm/core';

/** Someone who writes to us. A removed person keeps the row, because tickets name it, and gives up the addresses. */
export const PersonEntity = defineEntity({
  name: 'Person',
  schema: 'customers',
  tableName: 'people',
  properties: (p) => ({
    id: p.uuid().primary(),
    name: p.text(),
    email: p.text(),
    emails: p.array(),
    phone: p.text().nullable(),
    organisationId: p.uuid().nullable(),
    notes: p.text(),
    search: p.text(),
    requestHash: p.text().nullable(),
    version: p.integer().version(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
    removedAt: p.datetime(3).nullable(),
    erasedAt: p.datetime(3).nullable(),
  }),
});
export type Person = InferEntity<typeof PersonEntity>;
