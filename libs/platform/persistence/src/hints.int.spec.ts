import { loadConfig } from '@casewright/config';
import { createTestDatabase, until } from '@casewright/testing';
import { Database } from './database';
import { Hints } from './hints';

const give = "select pg_notify('changed', '')";

describe('hints', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let database: Database;
  let hints: Hints;
  let heard = 0;

  beforeAll(async () => {
    test = await createTestDatabase();
    const environment = { CASEWRIGHT_KEY: Buffer.alloc(32).toString('base64'), FILES_DIRECTORY: 'unused' };
    const config = loadConfig({ ...environment, DATABASE_URL: test.url });
    database = new Database(config);
    hints = new Hints(config);
    hints.on('changed', () => (heard += 1));
    await hints.onApplicationBootstrap();
  });
  beforeEach(() => (heard = 0));
  afterAll(async () => {
    await hints.beforeApplicationShutdown();
    await database.onApplicationShutdown();
    await test.drop();
  });

  it('are heard once what they are about is committed, and never where it is taken back', async () => {
    const failed = database.transaction(async (client) => {
      await client.query(give);
      throw new Error('Taken back');
    });
    await expect(failed).rejects.toThrow('Taken back');
    await database.transaction(async (client) => {
      await client.query(give);
      await client.query('select pg_sleep(0.05)');
      expect(heard).toBe(0);
    });
    await until(() => heard > 0);
    expect(heard).toBe(1);
  });

  it('are heard again after the connection was lost', async () => {
    await database.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'casewright-hints'");
    await until(async () => {
      await database.query(give);
      return heard > 0;
    });
  });
});
