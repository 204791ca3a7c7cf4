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

  async function ask(sql: string): Promise<unknown[]> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  it('runs each migration once, although three processes start together', async () => {
    await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
    expect(await ask('select name from schema_migrations')).toEqual([{ name: '999-sample-001-table' }]);
  });

  it('leaves a database alone that a newer program has brought up to date, and says so in one line', async () => {
    await ask("insert into schema_migrations (name) values ('999-sample-002-more'), ('999-sample-003-most')");
    sqlMigration('999-sample-004-own', 'create table own (id int primary key)');
    await expect(migrate(database.url)).rejects.toThrow(
      /^The database was last used by a newer version of Casewright: this one does not know its change 999-sample-003-most\. Start .+\.$/,
    );
    expect(await ask("select to_regclass('own') as own")).toEqual([{ own: null }]);
    await ask("delete from schema_migrations where name ~ '00[23]'");
    await migrate(database.url);
    expect(await ask("select to_regclass('own') as own")).toEqual([{ own: 'own' }]);
  });
});
