import type { EntityManager } from '@mikro-orm/postgresql';
import { refuseLosingLastAdmin, type Standing } from '../domain/user';

/** Refuses the change when it would leave nobody in charge. Locks the admins, so that two cannot remove one another. */
export async function keepAnAdmin(em: EntityManager, userId: string, before: Standing, after: Standing): Promise<void> {
  const rows: { id: string }[] = await em.execute(
    `select id from identity.users where role = 'admin' and state = 'active' order by id for update`,
  );
  refuseLosingLastAdmin(before, after, rows.filter(({ id }) => id !== userId).length);
}
