import type { TeamHistory, TeamView, UserHistory, UserView } from '@casewright/contracts';
import { createIdentityApp, password, type IdentityApp, type SignedInBrowser } from './testing/identity-app';

describe('the history of users and teams', () => {
  let test: IdentityApp;
  let admin: SignedInBrowser;

  beforeAll(async () => {
    test = await createIdentityApp();
    await test.addUser('admin@example.test', 'admin');
    admin = await test.signIn('admin@example.test');
  });

  afterAll(() => test.close());

  const ask = async <View>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object): Promise<View> => {
    const answer = await admin.request(method, path, payload);
    if (answer.statusCode >= 400) throw new Error(answer.body);
    return (answer.body === '' ? undefined : answer.json()) as View;
  };
  const team = (name: string) => ask<TeamView>('POST', '/teams', { name });
  const told = (history: UserHistory | TeamHistory) => history.items.map(({ kind, by, changes }) => ({ kind, by: by.name, changes }));
  const ofUser = async (id: string) => told(await ask<UserHistory>('GET', `/users/${id}/history`));
  const ofTeam = async (id: string) => told(await ask<TeamHistory>('GET', `/teams/${id}/history`));

  it('says who let somebody in, and what was changed about them, newest first', async () => {
    const { id: sound } = await team('Sound');
    const { id } = await ask<UserView>('POST', '/users', { email: 'una@example.test', name: 'Una', role: 'agent', teamIds: [sound] });
    await ask('PATCH', `/users/${id}`, { role: 'manager', teamIds: [] });
    await ask('PATCH', `/users/${id}`, { role: 'manager' });
    await ask('POST', `/users/${id}/deactivate`);
    await ask('POST', `/users/${id}/reactivate`);
    await ask('POST', `/users/${id}/invitation`);
    expect(await ofUser(id)).toEqual([
      { kind: 'invited', by: 'admin', changes: [] },
      { kind: 'reactivated', by: 'admin', changes: [] },
      { kind: 'deactivated', by: 'admin', changes: [] },
      {
        kind: 'edited',
        by: 'admin',
        changes: [
          { field: 'role', from: 'agent', to: 'manager' },
          { field: 'teams', from: 'Sound', to: null },
        ],
      },
      {
        kind: 'invited',
        by: 'admin',
        changes: [
          { field: 'name', from: null, to: 'Una' },
          { field: 'email', from: null, to: 'una@example.test' },
          { field: 'role', from: null, to: 'agent' },
          { field: 'teams', from: null, to: 'Sound' },
        ],
      },
    ]);
  });

  it('says what somebody did to their own account, without what they keep secret', async () => {
    const { id } = await test.addUser('ivo@example.test', 'agent');
    const ivo = await test.signIn('ivo@example.test');
    await ivo.request('PATCH', '/me', { name: 'Ivo II' });
    const changed = await ivo.request('POST', '/me/password', { currentPassword: password, newPassword: 'another long password' });
    expect(changed.statusCode).toBe(204);
    const history = await ofUser(id);
    expect(history.slice(0, 2)).toEqual([
      { kind: 'password-changed', by: 'Ivo II', changes: [] },
      { kind: 'edited', by: 'Ivo II', changes: [{ field: 'name', from: 'ivo', to: 'Ivo II' }] },
    ]);
    expect(JSON.stringify(history)).not.toContain('another long password');
    expect((await test.post('/auth/login', { email: 'ivo@example.test', password: 'another long password' })).statusCode).toBe(200);
  });

  it('says who came to a team and left it, and goes on after its removal', async () => {
    const { id: light } = await team('Light');
    const { id: user } = await test.addUser('lea@example.test', 'agent', [light]);
    await ask('PATCH', `/teams/${light}`, { name: 'Lights', description: 'Lamps' });
    await ask('DELETE', `/teams/${light}`);
    expect(await ofTeam(light)).toEqual([
      { kind: 'member-left', by: 'admin', changes: [{ field: 'member', from: 'lea', to: null }] },
      { kind: 'removed', by: 'admin', changes: [] },
      {
        kind: 'edited',
        by: 'admin',
        changes: [
          { field: 'name', from: 'Light', to: 'Lights' },
          { field: 'description', from: null, to: 'Lamps' },
        ],
      },
      { kind: 'member-joined', by: 'Casewright', changes: [{ field: 'member', from: null, to: 'lea' }] },
      { kind: 'created', by: 'admin', changes: [{ field: 'name', from: null, to: 'Light' }] },
    ]);
    expect((await ofUser(user))[0]).toEqual({ kind: 'edited', by: 'admin', changes: [{ field: 'teams', from: 'Lights', to: null }] });
    expect(await ask<UserView>('GET', `/users/${user}`)).toMatchObject({ teams: [] });
  });

  it('comes in pages, to those who manage users only', async () => {
    const { id } = await test.addUser('max@example.test', 'manager');
    for (const name of ['One', 'Two', 'Three']) await ask('PATCH', `/users/${id}`, { name });
    const first = await ask<UserHistory>('GET', `/users/${id}/history?limit=2`);
    const rest = await ask<UserHistory>('GET', `/users/${id}/history?limit=2&cursor=${first.nextCursor ?? ''}`);
    expect([...first.items, ...rest.items].map(({ kind }) => kind)).toEqual(['edited', 'edited', 'edited', 'added']);
    expect(rest.nextCursor).toBeNull();
    const max = await test.signIn('max@example.test');
    expect((await max.request('GET', `/users/${id}/history`)).statusCode).toBe(403);
    expect((await admin.request('GET', '/users/7c9e6679-7425-40de-944b-e07fc1f90ae7/history')).statusCode).toBe(404);
  });
});
