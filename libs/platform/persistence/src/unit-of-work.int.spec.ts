import { ConfigModule, loadConfig } from '@casewright/config';
import { createTestDatabase, type TestDatabase } from '@casewright/testing';
import { EntityManager } from '@mikro-orm/postgresql';
import { Test, type TestingModule } from '@nestjs/testing';
import { Database } from './database';
import { afterCommit } from './open-transaction';
import { PersistenceModule } from './persistence.module';
import { UnitOfWork } from './unit-of-work';

describe('a unit of work', () => {
  let testDatabase: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let unit: UnitOfWork;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    const config = loadConfig({
      DATABASE_URL: testDatabase.url,
      CASEWRIGHT_KEY: Buffer.alloc(32).toString('base64'),
      FILES_DIRECTORY: '/tmp',
    });
    app = await Test.createTestingModule({ imports: [ConfigModule.with(config), PersistenceModule] }).compile();
    database = app.get(Database);
    unit = app.get(UnitOfWork);
    await database.query('create table notes (text text primary key, at timestamptz not null default now())');
  });

  beforeEach(() => database.query('truncate notes'));

  afterAll(async () => {
    await app.close();
    await testDatabase.drop();
  });

  const add = (text: string) => database.query('insert into notes (text) values ($1)', [text]);
  const addByOrm = (text: string) =>
    app
      .get(EntityManager)
      .fork()
      .transactional((em) => em.execute('insert into notes (text) values (?)', [text]));
  const outside = async () =>
    (await database.pool.query<{ text: string }>('select text from notes order by text')).rows.map(({ text }) => text);

  it('is seen by itself at once, and by others when it is done', async () => {
    await unit.run(async () => {
      await add('plain');
      await addByOrm('mapped');
      expect(await database.query('select text from notes')).toHaveLength(2);
      expect(await outside()).toEqual([]);
    });
    expect(await outside()).toEqual(['mapped', 'plain']);
  });

  it('is undone as a whole', async () => {
    const failing = unit.run(async () => {
      await add('plain');
      await addByOrm('mapped');
      throw new Error('No');
    });
    await expect(failing).rejects.toThrow('No');
    expect(await outside()).toEqual([]);
  });

  it('outlives a part that failed and was dealt with', async () => {
    await unit.run(async () => {
      await add('one');
      await addByOrm('one').catch(() => undefined);
      await addByOrm('two');
    });
    expect(await outside()).toEqual(['one', 'two']);
  });

  it('belongs to the one around it', async () => {
    const failing = unit.run(async () => {
      await unit.run(() => add('inner'));
      throw new Error('No');
    });
    await expect(failing).rejects.toThrow('No');
    expect(await outside()).toEqual([]);
  });

  it('reads times as they are read outside', async () => {
    await add('timed');
    const [row] = await unit.run(() => database.query<{ at: Date }>('select at from notes'));
    expect(row?.at).toBeInstanceOf(Date);
  });

  it('tells the others only what is true, and nothing where it was undone', async () => {
    const told: string[] = [];
    const tell = (text: string) => afterCommit(async () => void told.push(`${text}: ${(await outside()).length}`));
    await unit.run(async () => {
      await tell('kept');
      await add('one');
      expect(told).toEqual([]);
    });
    await unit.run(() => tell('undone').then(() => Promise.reject(new Error('No')))).catch(() => undefined);
    await tell('alone');
    expect(told).toEqual(['kept: 1', 'alone: 1']);
  });

  it('leaves alone what goes on after it', async () => {
    let later: Promise<unknown> = Promise.resolve();
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    await unit.run(async () => {
      later = gate.then(() => addByOrm('later')).then(() => add('last'));
      await add('first');
    });
    release();
    await later;
    expect(await outside()).toEqual(['first', 'last', 'later']);
  });
});
