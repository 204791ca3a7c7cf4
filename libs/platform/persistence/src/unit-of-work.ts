import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import { OpenTransaction, openTransaction, within } from './open-transaction';

/**
 * Makes one transaction of what several parts write: everything that `Database.query` and forked entity managers do inside takes part in
 * it. `Database.transaction` and the event log stay outside, because an append must be the first write of its transaction.
 */
@Injectable()
export class UnitOfWork {
  constructor(private readonly em: EntityManager) {}

  /** Within another unit, `work` simply belongs to that one. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (openTransaction()) return work();
    const { transaction, result } = await this.em.fork().transactional(async (em) => {
      const begun = new OpenTransaction((await em.getTransactionContext().client.acquireConnection()) as ClientBase);
      return { transaction: begun, result: await within(begun, work).finally(() => begun.end()) };
    });
    await transaction.committed();
    return result;
  }
}
