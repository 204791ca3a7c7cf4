import { loadConfig } from '@casewright/config';
import { createTestDatabase } from '@casewright/testing';
import { Database } from './database';

type TestDatabase = Awaited<ReturnType<typeof createTestDatabase>>;

const ownProcess = 'select pg_backend_pid() as pid';

describe('a connection that is lost', () => {
  let test: TestDatabase;
  let database: Database;

  /** As a restart of the server, a failover or an administrator would end it. */
  const cut = (pid: number | undefined) => database.pool.query('select pg_terminate_backend($1)', [pid]);

  beforeAll(async () => {
    test = await createTestDatabase();
    const environment = { CASEWRIGHT_KEY: Buffer.alloc(32).toString('base64'), FILES_DIRECTORY: 'unused' };
    database = new Database(loadConfig({ ...environment, DATABASE_URL: test.url }));
    await database.query('create table kept (n int)');
  });
  afterAll(async () => {
    await database.onApplicationShutdown();
    await test.drop();
  });

  it('in the middle of a transaction fails that transaction, and nothing else', async () => {
    // An error event that nobody hears would end the process, and with it this suite.
    const unheard = jest.fn();
    process.on('uncaughtException', unheard);
    const work = database.transaction(async (client) => {
      await client.query('insert into kept values (1)');
      const { rows } = await client.query<{ pid: number }>(ownProcess);
      const ended = new Promise((resolve) => client.once('end', resolve));
      await cut(rows[0]?.pid);
      await ended;
      await client.query('insert into kept values (2)');
    });
    await expect(work).rejects.toThrow(/terminat|closed|not queryable/i);
    process.off('uncaughtException', unheard);
    expect(unheard).not.toHaveBeenCalled();
    expect(await database.query('select n from kept')).toEqual([]);
  });

  it('is not handed out again: as many transactions as the pool is large work afterwards', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => database.transaction((client) => client.query('insert into kept values ($1)', [n]))),
    );
    expect(await database.query('select n from kept')).toHaveLength(20);
  });

  it('while it is idle is replaced without anybody noticing', async () => {
    const [row] = await database.query<{ pid: number }>(ownProcess);
    const removed = new Promise((resolve) => database.pool.once('remove', resolve));
    await cut(row?.pid).catch(() => undefined);
    await removed;
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
  });
});
