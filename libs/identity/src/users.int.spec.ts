import type { MeView, TeamView, UserListView, UserView } from '@casewright/contracts';
import { listRoutes } from '@casewright/http';
import { createIdentityApp, type IdentityApp, type SignedInBrowser } from './testing/identity-app';

describe('users and teams', () => {
  let app: IdentityApp;
  let admin: SignedInBrowser;
  let agent: SignedInBrowser;
  let team: TeamView;

  beforeAll(async () => {
    app = await createIdentityApp();
    await app.addUser('admin@example.test', 'admin');
    await app.addUser('agent@example.test', 'agent');
    admin = await app.signIn('admin@example.test');
    agent = await app.signIn('agent@example.test');
    team = (await admin.request('POST', '/teams', { name: 'Field service' })).json();
  });
  afterAll(() => app.close());

  const invite = (email: string, more: object = {}, headers = {}) =>
    admin.request('POST', '/users', { email, name: 'New One', role: 'agent', ...more }, headers);

  it('declares who may call each of its routes', () => {
    const open = listRoutes(app.app).filter((route) => !route.permission && !route.publicBecause);
    expect(open).toEqual([]);
    expect(listRoutes(app.app).length).toBeGreaterThan(20);
  });

  it.each([
    ['POST', '/users', { email: 'x@example.test', name: 'X', role: 'admin' }],
    ['PATCH', '/users/:me', { role: 'admin' }],
    ['POST', '/users/:me/deactivate', undefined],
    ['POST', '/teams', { name: 'Mine' }],
    ['DELETE', '/teams/:team', undefined],
  ] as const)('are not managed by agents: %s %s', async (method, path, body) => {
    const answer = await agent.request(method, path.replace(':me', agent.userId).replace(':team', team.id), body);
    expect(answer.json()).toMatchObject({ status: 403, code: 'permission.denied' });
  });

  it('are listed by name, page by page, found by part of name or address, by role and by team', async () => {
    for (const name of ['Zoë', 'aaron', 'Émile', 'Bea']) {
      await invite(`${name.normalize('NFD').replace(/\W/g, '')}@list.test`.toLowerCase(), { name, teamIds: [team.id] });
    }
    const names: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: UserListView = (await admin.request('GET', `/users?teamId=${team.id}&limit=3${cursor && `&cursor=${cursor}`}`)).json();
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    }
    expect(names).toEqual(['aaron', 'Bea', 'Zoë', 'Émile']);
    const found = async (query: string) =>
      (await admin.request('GET', `/users?${query}`)).json<UserListView>().items.map(({ name }) => name);
    expect(await found('q=BEA')).toEqual(['Bea']);
    expect(await found('q=list.test&role=agent&state=invited')).toHaveLength(4);
    expect(await found('q=%25')).toEqual([]);
    expect(await found('role=admin')).toEqual(['admin']);
  });

  it.each([
    ['an unknown field', '/users?sort=name', '/sort'],
    ['a limit out of range', '/users?limit=0', '/limit'],
    ['a team that is no id', '/users?teamId=x', '/teamId'],
  ])('refuse %s', async (_what, path, pointer) => {
    expect((await admin.request('GET', path)).json()).toMatchObject({ status: 400, errors: [{ pointer }] });
  });

  it('refuse a forged cursor', async () => {
    expect((await admin.request('GET', '/users?cursor=eyJuYW1lIjoiYSJ9')).json()).toMatchObject({ status: 400, code: 'request.cursor' });
  });

  it('are edited by version', async () => {
    const made = await invite('edit@example.test');
    expect(made.headers['etag']).toBe('"1"');
    const { id } = made.json<UserView>();
    const edited = await admin.request('PATCH', `/users/${id}`, { role: 'engineer', teamIds: [team.id] }, { 'if-match': '"1"' });
    expect(edited.json()).toMatchObject({ role: 'engineer', version: 2, teams: [{ id: team.id, name: 'Field service' }] });
    const stale = await admin.request('PATCH', `/users/${id}`, { name: 'Other' }, { 'if-match': '"1"' });
    expect(stale.json()).toMatchObject({ status: 412, code: 'version.stale', currentVersion: 2 });
  });

  it('change their own name by the version that they have read', async () => {
    await app.addUser('namer@example.test', 'agent');
    const namer = await app.signIn('namer@example.test');
    const read = await namer.request('GET', '/me');
    expect(read.headers['etag']).toBe(`"${read.json<MeView>().version}"`);
    await admin.request('PATCH', `/users/${namer.userId}`, { role: 'engineer' });
    const stale = await namer.request('PATCH', '/me', { name: 'Nell' }, { 'if-match': String(read.headers['etag']) });
    expect(stale.json()).toMatchObject({ status: 412, code: 'version.stale' });
    const fresh = await namer.request('GET', '/me');
    const renamed = await namer.request('PATCH', '/me', { name: 'Nell' }, { 'if-match': String(fresh.headers['etag']) });
    expect(renamed.json()).toMatchObject({ name: 'Nell', role: 'engineer' });
    expect(renamed.headers['etag']).toBe((await namer.request('GET', '/me')).headers['etag']);
    expect(renamed.headers['etag']).not.toBe(fresh.headers['etag']);
  });

  it('name a team that does not exist by pointer', async () => {
    const answer = await invite('noteam@example.test', { teamIds: [team.id, agent.userId] });
    expect(answer.json()).toMatchObject({ status: 422, code: 'reference.unknown', errors: [{ pointer: '/teamIds/1' }] });
  });

  it('have addresses of their own, and a repeated request makes one', async () => {
    const first = await invite('once@example.test', {}, { 'idempotency-key': 'k1' });
    expect((await invite('once@example.test', {}, { 'idempotency-key': 'k1' })).json()).toEqual(first.json());
    expect((await invite('twice@example.test', {}, { 'idempotency-key': 'k1' })).json()).toMatchObject({
      status: 422,
      code: 'command.reused',
    });
    expect((await invite('once@example.test')).json()).toMatchObject({
      status: 409,
      code: 'resource.exists',
      errors: [{ pointer: '/email' }],
    });
    expect(app.sent.filter(({ payload }) => payload['userId'] === first.json<UserView>().id)).toHaveLength(1);
  });

  it('that are deactivated are out at once and come back when reactivated', async () => {
    const { id } = await app.addUser('leaver@example.test', 'agent');
    const leaver = await app.signIn('leaver@example.test');
    expect((await admin.request('POST', `/users/${id}/deactivate`)).json()).toMatchObject({ state: 'deactivated' });
    expect((await leaver.request('GET', '/me')).statusCode).toBe(401);
    await expect(app.signIn('leaver@example.test')).rejects.toThrow('auth.failed');
    expect((await admin.request('POST', `/users/${id}/reactivate`)).json()).toMatchObject({ state: 'active' });
    expect((await leaver.request('GET', '/me')).statusCode).toBe(401);
    await app.signIn('leaver@example.test');
  });

  it('feel a change of role on their next request', async () => {
    await app.addUser('riser@example.test', 'agent');
    const riser = await app.signIn('riser@example.test');
    expect((await riser.request('POST', '/teams', { name: 'By riser' })).statusCode).toBe(403);
    await admin.request('PATCH', `/users/${riser.userId}`, { role: 'admin' });
    expect((await riser.request('POST', '/teams', { name: 'By riser' })).statusCode).toBe(201);
    await admin.request('PATCH', `/users/${riser.userId}`, { role: 'agent' });
  });

  it('keep an admin, also when two admins remove one another at once', async () => {
    expect((await admin.request('POST', `/users/${admin.userId}/deactivate`)).json()).toMatchObject({
      status: 409,
      code: 'state.conflict',
    });
    expect((await admin.request('PATCH', `/users/${admin.userId}`, { role: 'agent' })).json()).toMatchObject({ status: 409 });
    const { id } = await app.addUser('second@example.test', 'admin');
    const second = await app.signIn('second@example.test');
    const answers = await Promise.all([
      admin.request('PATCH', `/users/${id}`, { role: 'agent' }),
      second.request('PATCH', `/users/${admin.userId}`, { role: 'agent' }),
    ]);
    const [done, refused] = answers.map(({ statusCode }) => statusCode).sort();
    expect(done).toBe(200);
    // Whoever comes second is the last admin, or already no admin any more.
    expect([403, 409]).toContain(refused);
    const admins = (await app.signIn('admin@example.test')).request('GET', '/users?role=admin&state=active');
    expect((await admins).json<UserListView>().items).toHaveLength(1);
    const left = (await admins).json<UserListView>().items[0];
    if (left?.id !== admin.userId) await second.request('PATCH', `/users/${admin.userId}`, { role: 'admin' });
  });

  it('know their teams, which have names of their own', async () => {
    const made = (await admin.request('POST', '/teams', { name: 'Care', description: 'Answers mail' })).json<TeamView>();
    expect((await admin.request('POST', '/teams', { name: 'cARE' })).json()).toMatchObject({ status: 409, errors: [{ pointer: '/name' }] });
    const user = await app.addUser('carer@example.test', 'agent', [made.id]);
    expect((await admin.request('GET', `/teams/${made.id}`)).json()).toMatchObject({ memberCount: 1, version: 1 });
    expect((await admin.request('PATCH', `/teams/${made.id}`, { name: 'Customer care' }, { 'if-match': '"1"' })).json()).toMatchObject({
      version: 2,
    });
    expect((await admin.request('DELETE', `/teams/${made.id}`, undefined, { 'if-match': '"1"' })).statusCode).toBe(412);
    expect((await admin.request('DELETE', `/teams/${made.id}`)).statusCode).toBe(204);
    expect((await admin.request('GET', `/teams/${made.id}`)).statusCode).toBe(404);
    expect((await admin.request('GET', `/users/${user.id}`)).json()).toMatchObject({ teams: [], version: 2 });
  });

  it('say the same of a user that is not there as of any other missing thing', async () => {
    const answer = await admin.request('GET', `/users/${team.id}`);
    expect(answer.json()).toMatchObject({ status: 404, code: 'resource.missing' });
  });
});
