import type { MailSettingsVersionList, MailSettingsView } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { until } from '@casewright/testing';
import { createMailApp, type MailApp } from './mail-app';

describe('the mail settings', () => {
  let app: MailApp;
  beforeAll(async () => (app = await createMailApp()));
  afterAll(() => app.close());

  const send = (method: 'GET' | 'PUT', payload?: object, headers: Record<string, string> = {}) =>
    app.http({ method, url: '/api/v1/mail-settings', headers: { ...app.headers, ...headers }, ...(payload && { payload }) });
  const versions = async () => (await app.api<MailSettingsVersionList>('GET', '/mail-settings/versions')).items;

  it('are changed by version, and each change stays on record with who made it when', async () => {
    const first = await send('GET');
    expect(first.json()).toMatchObject({ version: 1, acknowledge: true, automaticMailsPerHour: 10 });
    expect(first.headers['etag']).toBe('"1"');
    const edited = await send('PUT', { automaticMailsPerHour: 3 }, { 'if-match': '"1"' });
    expect(edited.headers['etag']).toBe('"2"');
    const at = app.clock.now().toISOString();
    expect(edited.json<MailSettingsView>()).toEqual({ version: 2, acknowledge: true, automaticMailsPerHour: 3, updatedAt: at });
    expect(await versions()).toEqual([
      {
        version: 2,
        madeAt: at,
        madeBy: expect.objectContaining({ kind: 'user', name: 'Sam Agent' }) as object,
        content: { acknowledge: true, automaticMailsPerHour: 3 },
      },
      expect.objectContaining({ version: 1, madeBy: expect.objectContaining({ kind: 'system' }) as object }) as object,
    ]);
  });

  it('are not changed by who has not seen the newest', async () => {
    const { version } = (await send('GET')).json<MailSettingsView>();
    const stale = await send('PUT', { acknowledge: false }, { 'if-match': `"${version - 1}"` });
    expect(stale.json()).toMatchObject({ status: 412, code: 'version.stale', currentVersion: version });
    expect((await send('GET')).json()).toMatchObject({ version, acknowledge: true });
  });

  it('make no version of what they say already', async () => {
    const before = await versions();
    expect((await send('PUT', { automaticMailsPerHour: 3 })).statusCode).toBe(200);
    expect(await versions()).toEqual(before);
  });

  it('take both of two changes at once that name no version', async () => {
    const { version } = (await send('GET')).json<MailSettingsView>();
    const changes = [{ acknowledge: false }, { automaticMailsPerHour: 7 }];
    const answers = await readingBeforeEither(changes.map((change) => () => send('PUT', change)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect((await send('GET')).json()).toMatchObject({ version: version + 2, acknowledge: false, automaticMailsPerHour: 7 });
  });

  it('refuse one of two changes at once that name the same version', async () => {
    const { version } = (await send('GET')).json<MailSettingsView>();
    const changes = [{ automaticMailsPerHour: 8 }, { automaticMailsPerHour: 9 }];
    const answers = await readingBeforeEither(changes.map((change) => () => send('PUT', change, { 'if-match': `"${version}"` })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
    expect((await send('GET')).json()).toMatchObject({ version: version + 1 });
  });

  /** Holds back what the requests write until all of them have read the same version. */
  function readingBeforeEither<Answer>(requests: readonly (() => Promise<Answer>)[]): Promise<Answer[]> {
    let answers: Promise<Answer[]> | undefined;
    const held = app.get(Database).transaction(async (client) => {
      await client.query('lock table mail.settings_versions in exclusive mode');
      answers = Promise.all(requests.map((request) => request()));
      const waiting = "select 1 from pg_locks where relation = 'mail.settings_versions'::regclass and not granted";
      await until(async () => (await app.get(Database).query(waiting)).length === requests.length);
    });
    return held.then(() => answers ?? []);
  }

  it('of the past cannot be rewritten', async () => {
    await expect(app.get(Database).query('update mail.settings_versions set version = 9')).rejects.toThrow('never changes');
  });
});
