import { Database, PersistenceModule } from '@casewright/persistence';
import { createTestApp, type TestApp } from '@casewright/testing';
import { EntityManager } from '@mikro-orm/postgresql';
import { toProblem } from './problem';

describe('a database that does not answer', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await createTestApp({ imports: [PersistenceModule] });
  });
  afterAll(() => test.close());

  const unavailable = { status: 503, code: 'server.unavailable', retryAfter: 5 };
  const failure = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => toProblem(error),
    );

  it('has a minute for each statement, on both roads to it', async () => {
    expect(await test.get(Database).query('show statement_timeout')).toEqual([{ statement_timeout: '1min' }]);
    expect(await test.get(EntityManager).fork().execute('show statement_timeout')).toEqual([{ statement_timeout: '1min' }]);
  });

  it('is told as something that passes, when a statement took too long', async () => {
    const slow = test.get(Database).transaction(async (client) => {
      await client.query('set local statement_timeout = 20');
      await client.query('select pg_sleep(5)');
    });
    expect(await failure(slow)).toMatchObject(unavailable);
  });

  it('is told as something that passes, when the connection is cut', async () => {
    const cut = test.get(Database).query('select pg_terminate_backend(pg_backend_pid())');
    expect(await failure(cut)).toMatchObject(unavailable);
    const throughEntities = test.get(EntityManager).fork().execute('select pg_terminate_backend(pg_backend_pid())');
    expect(await failure(throughEntities)).toMatchObject(unavailable);
  });

  it('but a mistake of ours stays a mistake', async () => {
    expect(await failure(test.get(Database).query('select nothing from nowhere'))).toBeNull();
  });
});
