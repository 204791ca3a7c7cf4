import type { Role, UserState } from '@casewright/contracts';
import { defineEntity, type InferEntity } from '@mikro-orm/core';

/** Somebody who may sign in. Users are never deleted, because tickets and rules name them; they are deactivated. */
export const UserEntity = defineEntity({
  name: 'User',
  schema: 'identity',
  tableName: 'users',
  properties: (p) => ({
    id: p.uuid().primary(),
    email: p.text(),
    name: p.text(),
    role: p.text().$type<Role>(),
    state: p.text().$type<UserState>(),
    passwordHash: p.text().nullable(),
    personId: p.uuid().nullable(),
    teamIds: p.array().columnType('uuid[]'),
    search: p.text(),
    requestHash: p.text().nullable(),
    version: p.integer().version(),
    createdAt: p.datetime(3),
    lastSignInAt: p.datetime(3).nullable(),
  }),
});
export type User = InferEntity<typeof UserEntity>;
