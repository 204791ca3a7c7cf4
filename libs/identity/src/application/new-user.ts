import type { Role, UserState } from '@casewright/contracts';
import { EntityManager } from '@mikro-orm/postgresql';
import { searchable } from '../domain/user';
import type { CreationKey } from './creation-key';
import { requireSameRequest } from './creation-key';
import { UserEntity, type User } from './user.entity';

export interface NewUser {
  readonly key: CreationKey;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly state: UserState;
  readonly passwordHash: string | null;
  readonly personId: string | null;
  readonly teamIds: string[];
  readonly at: Date;
}

/** Makes the row; null where the same command has made it before. */
export async function createUser(em: EntityManager, { key, at, ...user }: NewUser): Promise<User | null> {
  const earlier = await em.findOne(UserEntity, { id: key.id });
  if (earlier) {
    requireSameRequest(earlier, key);
    return null;
  }
  return em.create(UserEntity, {
    ...key,
    ...user,
    search: searchable(user.name, user.email),
    version: 1,
    createdAt: at,
    lastSignInAt: null,
  });
}

/** Refused with `resource.exists`. */
export const addressTaken = 'There is a user with this address already.';
