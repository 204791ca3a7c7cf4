import { createTestDatabase, type TestDatabase } from '@casewright/testing';
import { Client } from 'pg';
import { migrate } from './migrate';
import { sqlMigration } from './migrations';

sqlMigration('999-sample-001-table', 'create table sample (id int primary key)');

describe('migrate', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  it('runs each migration once, although three processes start together', async () => {
    await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query('select name from schema_migrations');
    await client.end();
    expect(rows).toEqual([{ name: '999-sample-001-table' }]);
  });
});
