import { EventTypes } from '@casewright/event-store';
import { newId } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { createTestApp, until, type TestApp } from '@casewright/testing';
import { SubscriptionAdmin, Subscriptions } from './index';
import { append, noteEvents, noteList, rowOf, written } from './notes.fixture';

describe('a projection that cannot write', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await createTestApp();
    test.get(EventTypes).register(noteEvents);
    test.get(Subscriptions).addProjection(noteList('note-list'));
    await test.catchUp();
    await test.get(Subscriptions).start();
  });
  afterAll(async () => {
    await test.get(Subscriptions).stop();
    await test.close();
  });

  const status = async () => (await test.get(SubscriptionAdmin).list()).find(({ subscription }) => subscription === 'note-list');
  const table = async (): Promise<string> => {
    const rows = await test
      .get(Database)
      .query<{ name: string }>(
        `select table_name as name from information_schema.tables where table_schema = 'rm' and table_type = 'BASE TABLE'`,
      );
    return rows[0]?.name ?? '';
  };

  it('says why and since when until it gets on, and loses nothing', async () => {
    const name = await table();
    await test.get(Database).query(`alter table rm."${name}" rename column text to gone`);
    const id = newId();
    await append(test, id, written('Ada Lovelace'));
    await until(async () => (await status())?.fault !== null);
    const fault = (await status())?.fault;
    expect(fault?.message).toMatch(/^42703 /);
    expect(fault?.message).not.toContain('Ada');

    await test.get(Database).query(`alter table rm."${name}" rename column gone to text`);
    await until(async () => (await status())?.fault === null);
    expect(await rowOf(test, 'note_list', id)).toMatchObject({ text: 'Ada Lovelace' });
    expect(await status()).toMatchObject({ behind: 0, parked: 0 });
  });
});
