import { jobQueueContract } from '../contract/job-queue.contract';
import { createTables } from '../contract/tables';
import { PgBossQueue } from './pg-boss-queue';

describe('The job queue on pg-boss', () => {
  jobQueueContract(async () => {
    const { database, close } = await createTables();
    const query = database.pool.query.bind(database.pool);
    return {
      create: () => Promise.resolve(new PgBossQueue(database)),
      async duringOutage(work) {
        database.pool.query = (() => Promise.reject(new Error('The database is away'))) as never;
        await work().finally(() => (database.pool.query = query as never));
      },
      close,
    };
  });
});
