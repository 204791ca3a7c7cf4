import { InvitationLinks, MailPayload, UserDirectory, type InviteUser, type UserView } from '@casewright/contracts';
import { Deliveries } from '@casewright/jobs';
import { Database } from '@casewright/persistence';
import { FirstAdmin } from './application/first-admin';
import { browser, createIdentityApp, type IdentityApp, type SignedInBrowser } from './testing/identity-app';

const threeDays = 72 * 60 * 60 * 1000;

describe('the way in', () => {
  let app: IdentityApp;
  let admin: SignedInBrowser;

  beforeAll(async () => (app = await createIdentityApp()));
  afterAll(() => app.close());

  describe('of the first admin', () => {
    const setUp = (token: string) => app.post('/setup', { token, email: 'first@example.test', name: 'First', password: 'a long password' });

    it('is a link that works once', async () => {
      const link = await app.get(FirstAdmin).setUpLink();
      const token = link?.split('#')[1] ?? '';
      expect((await setUp(`${token.slice(0, -2)}xx`)).json()).toMatchObject({ status: 409, code: 'state.conflict' });
      const answers = await Promise.all([setUp(token), setUp(token)]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
      admin = browser(app, answers.find(({ statusCode }) => statusCode === 200) ?? (await setUp(token)));
      expect((await admin.request('GET', '/me')).json()).toMatchObject({ role: 'admin', email: 'first@example.test' });
      expect(await app.get(FirstAdmin).setUpLink()).toBeNull();
    });
  });

  describe('of everybody else', () => {
    const invite = async (email: string): Promise<UserView> => {
      const body: InviteUser = { email, name: 'Ada', role: 'agent', teamIds: [] };
      return (await admin.request('POST', '/users', body)).json();
    };
    const lastPayload = () => {
      const payload = MailPayload.parse(app.sent.at(-1)?.payload);
      if (payload.kind !== 'invitation') throw new Error(payload.kind);
      return payload;
    };
    const lastToken = async () => ((await app.get(InvitationLinks).linkOf(lastPayload().invitationId)) ?? '').split('#')[1] ?? '';
    const accept = (token: string, more: object = {}) => app.post('/invitations/accept', { token, password: 'a long password', ...more });

    it('is a mail with a link that sets a password and signs in, once', async () => {
      const user = await invite('ada@example.test');
      expect(user).toMatchObject({ state: 'invited', invitedUntil: new Date(app.clock.now().getTime() + threeDays).toISOString() });
      expect(app.sent.at(-1)).toMatchObject({ capability: 'email.send', payload: { kind: 'invitation', userId: user.id } });
      const token = await lastToken();
      expect((await app.post('/invitations/look-up', { token })).json()).toMatchObject({
        email: 'ada@example.test',
        name: 'Ada',
        role: 'agent',
      });
      const answers = await Promise.all([accept(token, { name: 'Ada Lovelace' }), accept(token)]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
      expect((await app.post('/auth/login', { email: 'ada@example.test', password: 'a long password' })).statusCode).toBe(200);
      expect((await app.post('/invitations/look-up', { token })).statusCode).toBe(409);
      expect(await app.get(InvitationLinks).linkOf(lastPayload().invitationId)).toBeNull();
    });

    it('is made together with the mail, or not at all', async () => {
      const before = app.sent.length;
      jest.mocked(app.get(Deliveries).create).mockRejectedValueOnce(new Error('The program ends here'));
      const body = { email: 'ben@example.test', name: 'Ben', role: 'agent' };
      expect((await admin.request('POST', '/users', body)).statusCode).toBe(500);
      expect((await admin.request('GET', '/users?q=ben%40example.test')).json()).toMatchObject({ items: [] });
      const { id } = await invite('ben@example.test');
      jest.mocked(app.get(Deliveries).create).mockRejectedValueOnce(new Error('The program ends here'));
      const token = await lastToken();
      expect((await admin.request('POST', `/users/${id}/invitation`)).statusCode).toBe(500);
      expect(app.sent.length).toBe(before + 1);
      expect((await accept(token)).statusCode).toBe(200);
    });

    it('hands out and stores nothing that opens the door', async () => {
      await invite('secret@example.test');
      const signature = (await lastToken()).split('.').at(-1) ?? '';
      expect(signature.length).toBeGreaterThan(40);
      expect(JSON.stringify(app.sent)).not.toContain(signature);
      const rows = await app.get(Database).query('select * from identity.invitations');
      expect(JSON.stringify(rows)).not.toContain(signature);
    });

    it('ends after 72 hours', async () => {
      await invite('late@example.test');
      const token = await lastToken();
      app.clock.advance(threeDays);
      expect((await accept(token)).statusCode).toBe(409);
      admin = await signInAgain();
    });

    it('is replaced by a newer one', async () => {
      const { id } = await invite('again@example.test');
      const [older, sentBefore] = [await lastToken(), app.sent.length];
      expect((await admin.request('POST', `/users/${id}/invitation`)).statusCode).toBe(200);
      expect(app.sent).toHaveLength(sentBefore + 1);
      expect((await accept(older)).statusCode).toBe(409);
      expect((await accept(await lastToken())).statusCode).toBe(200);
      expect((await admin.request('POST', `/users/${id}/invitation`)).json()).toMatchObject({ status: 409 });
    });

    it('is withdrawn with the user', async () => {
      const { id } = await invite('gone@example.test');
      const token = await lastToken();
      await admin.request('POST', `/users/${id}/deactivate`);
      expect((await accept(token)).statusCode).toBe(409);
      expect((await admin.request('POST', `/users/${id}/reactivate`)).json()).toMatchObject({ state: 'invited', invitedUntil: null });
    });

    it('takes no short password and no made-up link', async () => {
      await invite('short@example.test');
      expect((await accept(await lastToken(), { password: 'short' })).json()).toMatchObject({
        status: 400,
        errors: [{ pointer: '/password' }],
      });
      expect((await accept('x'.repeat(60))).statusCode).toBe(409);
      expect((await accept("' or 1=1 --".repeat(3))).statusCode).toBe(400);
    });

    it('is told to the other contexts by the directory', async () => {
      const agents = await app.get(UserDirectory).activeAgents();
      expect(agents.map(({ email }) => email)).toEqual(expect.arrayContaining(['first@example.test', 'ada@example.test']));
      expect(agents.map(({ email }) => email)).not.toContain('short@example.test');
      const ids = agents.map(({ id }) => id);
      expect([...(await app.get(UserDirectory).users([...ids, ...ids])).keys()].sort()).toEqual([...ids].sort());
    });

    const signInAgain = async () =>
      browser(app, await app.post('/auth/login', { email: 'first@example.test', password: 'a long password' }));
  });
});
