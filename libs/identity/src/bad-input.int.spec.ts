import { listRoutes } from '@casewright/http';
import { probeRoutes } from '@casewright/testing';
import { createIdentityApp, type IdentityApp } from './testing/identity-app';

describe('bad input', () => {
  let app: IdentityApp;

  beforeAll(async () => {
    app = await createIdentityApp();
    await app.addUser('admin@example.test', 'admin');
  });
  afterAll(() => app.close());

  it('is never a fault of the server, and every refusal is a problem', async () => {
    const { accessToken } = await app.signIn('admin@example.test');
    const routes = listRoutes(app.app)
      .filter(({ handler }) => /^(Users|Teams|Invitations|SetUp|Auth|Me)Controller/.test(handler))
      .filter(({ handler }) => !['AuthController.logout', 'MeController.endSessions'].includes(handler))
      .map(({ method, path }) => ({ method, path: `/api/v1${path}` }));
    const probes = await probeRoutes(app.http, routes, { authorization: `Bearer ${accessToken}` });
    expect(probes.length).toBeGreaterThan(150);
    expect(probes.filter(({ status }) => status >= 500)).toEqual([]);
    const refusals = probes.filter(({ status }) => status >= 400);
    expect(refusals.filter(({ body }) => !/"code":"[a-z.-]+"/.test(body))).toEqual([]);
    expect(new Set(refusals.map(({ status }) => status))).toContain(400);
  });
});
