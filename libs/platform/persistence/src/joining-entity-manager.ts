import { SqlEntityManager, type PostgreSqlDriver } from '@mikro-orm/postgresql';
import { openTransaction } from './open-transaction';

/** Forks made inside a unit of work belong to its transaction; their own transactions become savepoints of it. */
export class JoiningEntityManager extends SqlEntityManager<PostgreSqlDriver> {
  override fork(options: Parameters<SqlEntityManager['fork']>[0] = {}): this {
    return super.fork(openTransaction() ? { keepTransactionContext: true, ...options } : options);
  }
}
