import { Database } from '@casewright/persistence';
import { until } from '@casewright/testing';
import { SessionHousekeeping } from './application/sessions/session-housekeeping';
import { graceMilliseconds, idleMilliseconds } from './domain/session';
import { cookiesOf, createIdentityApp, password, type IdentityApp } from './testing/identity-app';

describe('sessions', () => {
  let app: IdentityApp;

  beforeAll(async () => {
    app = await createIdentityApp();
    await app.addUser('ada@example.test', 'agent');
  });
  afterAll(() => app.close());

  const refresh = (cookies: Record<string, string>) => app.post('/auth/refresh', undefined, { cookies });
  const statusOfMe = async (accessToken: string, on = app) =>
    (await on.http({ url: '/api/v1/me', headers: { authorization: `Bearer ${accessToken}` } })).statusCode;

  it('begin with address and password', async () => {
    const answer = await app.post('/auth/login', { email: 'ADA@example.test', password });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      expiresAt: new Date(app.clock.now().getTime() + 600_000).toISOString(),
      user: { email: 'ada@example.test', role: 'agent', permissions: expect.arrayContaining(['ticket.view']), teams: [], personId: null },
    });
    expect(answer.cookies).toContainEqual(
      expect.objectContaining({
        name: 'casewright_refresh',
        httpOnly: true,
        sameSite: 'Strict',
        path: '/api/v1/auth',
        maxAge: idleMilliseconds / 1000,
      }),
    );
    expect(answer.body).not.toContain(cookiesOf(answer)['casewright_refresh']);
  });

  it.each([
    ['a wrong password', 'ada@example.test', 'wrong'],
    ['an unknown address', 'nobody@example.test', password],
  ])('do not begin with %s, and it reads the same', async (_what, email, given) => {
    const answer = await app.post('/auth/login', { email, password: given });
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toEqual({
      type: 'urn:casewright:problem:auth.failed',
      title: 'The address or the password is wrong',
      status: 401,
      code: 'auth.failed',
      detail: 'The address or the password is wrong.',
    });
  });

  it('take as long to refuse an unknown address as a wrong password', async () => {
    const times: Record<string, number[]> = { 'ada@example.test': [], 'nobody-here@example.test': [] };
    for (let round = 0; round < 7; round += 1) {
      for (const [email, taken] of Object.entries(times)) {
        const from = performance.now();
        await app.post('/auth/login', { email, password: 'wrong' }, { address: `198.51.100.${round}` });
        taken.push(performance.now() - from);
      }
    }
    const [known = 0, unknown = 0] = Object.values(times).map((taken) => taken.sort((left, right) => left - right)[3] ?? 0);
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(3);
  });

  it('outlive the access token, which holds ten minutes', async () => {
    const { accessToken, cookies } = await app.signIn('ada@example.test');
    expect(await statusOfMe(accessToken)).toBe(200);
    app.clock.advance(600_000);
    expect(await statusOfMe(accessToken)).toBe(401);
    const renewed = await refresh(cookies);
    expect(await statusOfMe(renewed.json<{ accessToken: string }>().accessToken)).toBe(200);
  });

  it('give two tabs that refresh at once the same next token, and go on', async () => {
    const { cookies } = await app.signIn('ada@example.test');
    const answers = await Promise.all([refresh(cookies), refresh(cookies), refresh(cookies)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(new Set(answers.map((answer) => cookiesOf(answer)['casewright_refresh'])).size).toBe(1);
    const [first] = answers;
    expect((await refresh(first ? cookiesOf(first) : {})).statusCode).toBe(200);
  });

  it('give the same next token for five seconds, and not a moment longer', async () => {
    const { cookies } = await app.signIn('ada@example.test');
    const renewed = cookiesOf(await refresh(cookies));
    app.clock.advance(5_000);
    const repeated = await refresh(cookies);
    expect([repeated.statusCode, cookiesOf(repeated)['casewright_refresh']]).toEqual([200, renewed['casewright_refresh']]);
    expect(await statusOfMe(repeated.json<{ accessToken: string }>().accessToken)).toBe(200);
    app.clock.advance(1);
    expect((await refresh(cookies)).statusCode).toBe(401);
    expect((await refresh(renewed)).statusCode).toBe(401);
  });

  it('end with all their tokens when one that was replaced comes back', async () => {
    const { cookies } = await app.signIn('ada@example.test');
    const renewed = await refresh(cookies);
    app.clock.advance(graceMilliseconds + 1);
    expect((await refresh(cookies)).json()).toMatchObject({ status: 401, code: 'auth.expired' });
    expect((await refresh(cookiesOf(renewed))).statusCode).toBe(401);
    expect(await statusOfMe(renewed.json<{ accessToken: string }>().accessToken)).toBe(401);
  });

  it('end at once when the replaced token comes after its successor was used', async () => {
    const { cookies } = await app.signIn('ada@example.test');
    const second = cookiesOf(await refresh(cookies));
    const third = cookiesOf(await refresh(second));
    expect((await refresh(cookies)).statusCode).toBe(401);
    expect((await refresh(third)).statusCode).toBe(401);
  });

  it.each(['', 'x.y', `${'0'.repeat(36)}.1.AAAA`])('do not go on with a made-up token: %s', async (token) => {
    expect((await refresh(token ? { casewright_refresh: token } : {})).statusCode).toBe(401);
  });

  it('end by logging out', async () => {
    const { cookies, accessToken } = await app.signIn('ada@example.test');
    const answer = await app.post('/auth/logout', undefined, { cookies });
    expect(answer.statusCode).toBe(204);
    expect(cookiesOf(answer)['casewright_refresh']).toBe('');
    expect(await statusOfMe(accessToken)).toBe(401);
    expect((await refresh(cookies)).statusCode).toBe(401);
  });

  it('end when they are not used', async () => {
    const { cookies } = await app.signIn('ada@example.test');
    app.clock.advance(idleMilliseconds);
    expect((await refresh(cookies)).statusCode).toBe(401);
  });

  it('are listed, and one or all can be ended', async () => {
    const here = await app.signIn('ada@example.test');
    await app.post('/auth/logout', undefined, { cookies: (await app.signIn('ada@example.test')).cookies });
    const there = await app.signIn('ada@example.test', '198.51.100.9');
    const { items } = (await here.request('GET', '/me/sessions')).json<{ items: { id: string; current: boolean; address: string }[] }>();
    const other = items.find(({ address }) => address === '198.51.100.9');
    expect(items.filter(({ current }) => current)).toHaveLength(1);
    expect((await here.request('DELETE', `/me/sessions/${other?.id ?? ''}`)).statusCode).toBe(204);
    expect(await statusOfMe(there.accessToken)).toBe(401);
    expect((await here.request('DELETE', '/me/sessions')).statusCode).toBe(204);
    expect(await statusOfMe(here.accessToken)).toBe(401);
  });

  it('of somebody else cannot be seen or ended', async () => {
    await app.addUser('eve@example.test', 'admin');
    const [ada, eve] = [await app.signIn('ada@example.test'), await app.signIn('eve@example.test')];
    const { items } = (await ada.request('GET', '/me/sessions')).json<{ items: { id: string }[] }>();
    const theirs = (await eve.request('GET', '/me/sessions')).json<{ items: { id: string }[] }>().items.map(({ id }) => id);
    expect(items.some(({ id }) => theirs.includes(id))).toBe(false);
    expect((await eve.request('DELETE', `/me/sessions/${items[0]?.id ?? ''}`)).statusCode).toBe(404);
    expect(await statusOfMe(ada.accessToken)).toBe(200);
  });

  it('other than this one end when the password changes', async () => {
    await app.addUser('bob@example.test', 'agent');
    const [here, there] = [await app.signIn('bob@example.test'), await app.signIn('bob@example.test')];
    const wrong = await here.request('POST', '/me/password', { currentPassword: 'no', newPassword: 'another long one' });
    expect(wrong.json()).toMatchObject({ status: 400, errors: [{ pointer: '/currentPassword' }] });
    expect((await here.request('POST', '/me/password', { currentPassword: password, newPassword: 'short' })).statusCode).toBe(400);
    expect((await here.request('POST', '/me/password', { currentPassword: password, newPassword: 'another long one' })).statusCode).toBe(
      204,
    );
    expect([await statusOfMe(here.accessToken), await statusOfMe(there.accessToken)]).toEqual([200, 401]);
    expect((await app.post('/auth/login', { email: 'bob@example.test', password: 'another long one' })).statusCode).toBe(200);
  });

  it('that were ended by another process stop within five seconds', async () => {
    const other = await createIdentityApp({ databaseUrl: app.databaseUrl, clock: app.clock });
    try {
      const { accessToken, request } = await app.signIn('ada@example.test');
      expect(await statusOfMe(accessToken, other)).toBe(200);
      await request('DELETE', '/me/sessions');
      await until(async () => (await statusOfMe(accessToken, other)) === 401, 5_000);
    } finally {
      await other.close();
    }
  });

  it('are forgotten, with where they came from, three months after they ended', async () => {
    const other = await createIdentityApp();
    try {
      const count = async () =>
        (
          await other
            .get(Database)
            .query<{ all: number }>(
              'select (select count(*) from identity.sessions)::int + (select count(*) from identity.known_networks)::int as all',
            )
        )[0]?.all;
      await other.addUser('ada@example.test', 'agent');
      await other.signIn('ada@example.test');
      other.clock.advance(90 * 24 * 60 * 60 * 1000);
      await other.get(SessionHousekeeping).forget();
      expect(await count()).toBe(2);
      other.clock.advance(idleMilliseconds + 1);
      await other.get(SessionHousekeeping).forget();
      expect(await count()).toBe(0);
    } finally {
      await other.close();
    }
  });

  it('leave nothing in the database that opens a door', async () => {
    const { cookies } = await app.signIn('ada@example.test');
    const signature = cookies['casewright_refresh']?.split('.').at(-1) ?? 'none';
    const [row] = await app
      .get(Database)
      .query<{ found: boolean }>(`select coalesce(bool_or(s::text like '%' || $1 || '%'), false) as found from identity.sessions s`, [
        signature,
      ]);
    expect(row?.found).toBe(false);
  });
});
