import { CasewrightModule } from '@casewright/composition';
import { loadConfig } from '@casewright/config';
import { configureHttp, createHttpAdapter, listRoutes } from '@casewright/http';
import { AddUserCommand } from '@casewright/identity';
import { firstMeta } from '@casewright/kernel';
import { migrate } from '@casewright/persistence';
import { createTestDatabase, probeRoutes, type TestDatabase } from '@casewright/testing';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { tmpdir } from 'node:os';

const email = 'admin@example.test';
const password = 'correct horse battery';

/** They end the session that the probing itself needs. */
const enders = ['AuthController.logout', 'MeController.endSessions'];

describe('every route of the whole program', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrate(database.url);
    const config = loadConfig({
      CASEWRIGHT_PROFILE: 'embedded',
      DATABASE_URL: database.url,
      CASEWRIGHT_KEY: Buffer.alloc(32).toString('base64'),
      FILES_DIRECTORY: tmpdir(),
      SMTP_INTAKE_PORT: '0',
      LOG_LEVEL: 'silent',
    });
    app = await NestFactory.create<NestFastifyApplication>(CasewrightModule.with(config), createHttpAdapter(), { logger: false });
    await configureHttp(app);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const admin = { email, name: 'Admin', role: 'admin' as const, teamIds: [], password };
    await app.get(CommandBus).execute(new AddUserCommand(admin, firstMeta('admin', { kind: 'system', id: 'test' }, new Date())));
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('declares what one must be allowed to do, or why everybody may', () => {
    const routes = listRoutes(app);
    expect(routes.filter((route) => !route.permission && !route.publicBecause)).toEqual([]);
    expect(routes.length).toBeGreaterThan(80);
  });

  it('is closed to those who are not signed in, but for the public ones', async () => {
    for (const { method, path, permission } of listRoutes(app)) {
      if (!permission) continue;
      const url = `/api/v1${path.replace(/:\w+/g, '7c9e6679-7425-40de-944b-e07fc1f90ae7')}`;
      const answer = await app.inject({ method: method as 'GET', url });
      expect([method, path, answer.statusCode]).toEqual([method, path, 401]);
    }
  });

  it('refuses bad input without a fault of its own', async () => {
    const answer = await app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: { email, password } });
    const { accessToken } = answer.json<{ accessToken: string }>();
    const routes = listRoutes(app)
      .filter(({ handler, path }) => !enders.includes(handler) && !/^\/(health|metrics|api)/.test(path))
      .map(({ method, path }) => ({ method, path: `/api/v1${path}` }));
    const probes = await probeRoutes(app.inject.bind(app) as typeof app.inject, routes, { authorization: `Bearer ${accessToken}` });
    expect(probes.filter(({ status }) => status >= 500)).toEqual([]);
    expect(probes.filter(({ status, body }) => status >= 400 && !/"code":"[a-z.-]+"/.test(body))).toEqual([]);
  }, 300_000);
});
