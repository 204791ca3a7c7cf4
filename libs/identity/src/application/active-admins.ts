import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * The ids of those in charge, locked until the transaction ends, so that two cannot remove one another. Called before the
 * user's own row is locked: everybody locks in the same order.
 */
export async function lockActiveAdmins(em: EntityManager): Promise<readonly string[]> {
  const rows: { id: string }[] = await em.execute(
    `select id from identity.users where role = 'admin' and state = 'active' order by id for update`,
  );
  return rows.map(({ id }) => id);
}
