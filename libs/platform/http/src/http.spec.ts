import { ConfigModule } from '@casewright/config';
import { FixedClock } from '@casewright/kernel';
import { HealthChecks } from '@casewright/telemetry';
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { configureHttp, createHttpAdapter, encodeCursor, HttpModule, listRoutes } from './index';
import { isLocal } from './operations/metrics.guard';
import { config, SurroundingsModule, ThingsController } from './specs/things';

describe('the http edge', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const clock = new FixedClock(new Date('2026-03-02T08:00:00Z'));
    const module = await Test.createTestingModule({
      imports: [ConfigModule.with(config, clock), HttpModule, SurroundingsModule],
      controllers: [ThingsController],
    }).compile();
    app = module.createNestApplication<NestFastifyApplication>(createHttpAdapter(), { logger: false });
    await configureHttp(app);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  const signedIn = { authorization: 'Bearer good' };
  const get = (path: string, headers: Record<string, string> = signedIn) =>
    app.inject({ method: 'GET', url: `/api/v1/things${path}`, headers });
  const post = (payload: string, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/things',
      headers: { ...signedIn, 'content-type': 'application/json', ...headers },
      payload,
    });

  describe('who may pass', () => {
    it.each([
      ['nobody', {}, '', 401, 'auth.required'],
      ['a token that is not valid', { authorization: 'Bearer bad' }, '', 401, 'auth.expired'],
      ['a token of another kind', { authorization: 'Basic good' }, '', 401, 'auth.required'],
      ['somebody without the permission', signedIn, '/secret', 403, 'permission.denied'],
    ])('%s: %s', async (_who, headers, path, status, code) => {
      const answer = await get(path, headers as Record<string, string>);
      expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.headers['www-authenticate']).toBe(status === 401 ? 'Bearer' : undefined);
    });

    it('keeps a route shut that declares nothing, and the walk finds it', async () => {
      expect((await get('/undeclared')).statusCode).toBe(500);
      const open = listRoutes(app).filter((route) => !route.permission && !route.publicBecause);
      expect(open.map(({ method, path, handler }) => ({ method, path, handler }))).toEqual([
        { method: 'GET', path: '/things/undeclared', handler: 'ThingsController.undeclared' },
      ]);
    });
  });

  describe('what comes in', () => {
    it.each([
      ['an unknown field', '{"name":"a","nme":1}', 400, 'request.invalid', '/nme'],
      ['a missing field', '{}', 400, 'request.invalid', '/name'],
      ['a wrong type', '{"name":{"a":1}}', 400, 'request.invalid', '/name'],
      ['text that is too long', '{"name":"abcdefghijk"}', 400, 'request.invalid', '/name'],
      ['something wrong inside a list', '{"name":"a","tags":["ok","long one"]}', 400, 'request.invalid', '/tags/1'],
      ['a NUL', '{"name":"a\\u0000"}', 400, 'request.invalid', '/name'],
      ['half a surrogate pair', '{"name":"a\\ud800"}', 400, 'request.invalid', '/name'],
      ['an escaped pointer', '{"name":"a","x/y~z":1}', 400, 'request.invalid', '/x~1y~0z'],
      ['no object at all', 'null', 400, 'request.invalid', ''],
      ['malformed JSON', '{"name":', 400, 'request.malformed', undefined],
      ['an empty body', '', 400, 'request.malformed', undefined],
      ['a poisoned prototype', '{"__proto__":{"name":"a"}}', 400, 'request.malformed', undefined],
      ['deep nesting', `{"name":${'['.repeat(64)}${']'.repeat(64)}}`, 400, 'request.malformed', undefined],
      ['a body over 1 MB', JSON.stringify({ name: 'a'.repeat(1024 * 1024) }), 413, 'request.too-large', undefined],
    ])('%s', async (_what, body, status, code, pointer) => {
      const answer = await post(body);
      const problem = answer.json<{ code: string; errors?: { pointer: string; in: string }[] }>();
      expect([answer.statusCode, problem.code]).toEqual([status, code]);
      expect(problem.errors?.[0]?.pointer).toBe(pointer);
    });

    it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])('refuses %s', async (type) => {
      expect((await post('name=a', { 'content-type': type })).json()).toMatchObject({ status: 415, code: 'request.media-type' });
    });

    it('points into the query', async () => {
      expect((await get('?limit=9&sort=x')).json().errors).toEqual([
        expect.objectContaining({ in: 'query', pointer: '/limit' }),
        expect.objectContaining({ in: 'query', pointer: '/sort' }),
      ]);
    });

    it('points into the path', async () => {
      expect((await get('/not-an-id')).json()).toMatchObject({ status: 400, errors: [{ in: 'path', pointer: '/id' }] });
    });

    it('refuses a path that is no percent-encoding', async () => {
      const answer = await get('/%zz');
      expect(answer.json()).toMatchObject({ status: 400, code: 'request.malformed' });
      expect(answer.headers['content-type']).toContain('application/problem+json');
    });

    it('lets nothing arrive that no schema describes', async () => {
      expect((await get('/whole/x')).statusCode).toBe(500);
    });

    it.each([
      ['If-Match', '3'],
      ['Idempotency-Key', 'a b'],
      ['Idempotency-Key', 'x'.repeat(129)],
    ])('refuses %s: %s', async (name, value) => {
      expect((await post('{"name":"a"}', { [name]: value })).json()).toMatchObject({ status: 400, code: 'request.malformed' });
    });
  });

  describe('what goes out', () => {
    it('carries who, when and the id of the request as meta', async () => {
      const answer = await post('{"name":" a "}', { 'idempotency-key': 'k1', 'if-match': '"7"' });
      expect(answer.json()).toMatchObject({
        thing: { name: 'a', tags: [] },
        user: 'u1',
        expected: 7,
        meta: { commandId: 'http:u1:k1', at: '2026-03-02T08:00:00.000Z', correlationId: answer.headers['x-request-id'] },
      });
    });

    it('tags a row with its version and drops what its view does not name', async () => {
      const answer = await get('/7c9e6679-7425-40de-944b-e07fc1f90ae7');
      expect(answer.headers['etag']).toBe('"3"');
      expect(answer.json()).toEqual({ id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', version: 3, name: null });
    });

    it('says the same of everything that is not there', async () => {
      const [one, other, nowhere] = await Promise.all([
        get('/0c9e6679-7425-40de-944b-e07fc1f90ae7'),
        get('/0d9e6679-7425-40de-944b-e07fc1f90ae7'),
        app.inject({ url: '/api/v1/no-such-address' }),
      ]);
      expect(one.statusCode).toBe(404);
      expect(other.body).toBe(one.body);
      expect(nowhere.body).toBe(one.body);
    });

    it.each(['/broken', '/unknown-code'])('tells nothing but an id of what nobody expected: %s', async (path) => {
      const answer = await get(path);
      expect(answer.statusCode).toBe(500);
      expect(Object.keys(answer.json()).sort()).toEqual(['code', 'errorId', 'status', 'title', 'type']);
    });

    it('says when to come back', async () => {
      await get('/often');
      await get('/often');
      const answer = await get('/often');
      expect(answer.json()).toMatchObject({ status: 429, code: 'rate.limited' });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    });

    it('lets a user ask often, not endlessly, and tells them apart', async () => {
      const calls = await Promise.all(Array.from({ length: 520 }, () => get('', { authorization: 'Bearer eager' })));
      const statuses = calls.map(({ statusCode }) => statusCode);
      expect(statuses.filter((status) => status === 200)).toHaveLength(500);
      const refused = calls.find(({ statusCode }) => statusCode === 429);
      expect(refused?.json()).toMatchObject({ code: 'rate.limited' });
      expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
      expect((await get('')).statusCode).toBe(200);
    });

    it('sets a strict policy and lets nothing be cached', async () => {
      const { headers } = await get('');
      expect(headers['content-security-policy']).toContain("script-src 'self'");
      expect(headers['content-security-policy']).toContain("object-src 'none'");
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    });
  });

  describe('cursors', () => {
    it('come back as they went', async () => {
      const cursor = (await get('')).json<{ nextCursor: string }>().nextCursor;
      expect((await get(`?cursor=${cursor}`)).json()).toMatchObject({ at: { id: 'a' } });
    });

    it.each([
      'x',
      '',
      '.',
      encodeCursor({ id: 1 }),
      encodeCursor({ id: 'a', more: 1 }),
      `${encodeCursor({ id: 'a' })}x`,
      encodeCursor({ id: 'a' }).replace(/^./, 'f'),
      Buffer.from('{"id":"a"}').toString('base64url'),
    ])('are refused when forged: %s', async (cursor) => {
      expect((await get(`?cursor=${encodeURIComponent(cursor)}`)).json()).toMatchObject({ status: 400, code: 'request.cursor' });
    });
  });

  describe('for the machine room', () => {
    const metrics = (headers: Record<string, string>) => app.inject({ url: '/metrics', headers });
    const passedOn = { 'x-forwarded-for': '203.0.113.9' };

    it('lives, and is ready while its servers are', async () => {
      let healthy = true;
      app.get(HealthChecks).register({ name: 'queue', healthy: () => Promise.resolve(healthy) });
      expect((await app.inject({ url: '/health/live' })).statusCode).toBe(200);
      expect((await app.inject({ url: '/health/ready' })).json()).toEqual({ ready: true, checks: [{ name: 'queue', healthy: true }] });
      healthy = false;
      expect(await app.inject({ url: '/health/ready' })).toMatchObject({ statusCode: 503 });
    });

    it('shows figures to the machine itself, by route and not by address', async () => {
      await get('/7c9e6679-7425-40de-944b-e07fc1f90ae7');
      const text = (await metrics({})).body;
      expect(text).toContain('route="/api/v1/things/:id"');
      expect(text).not.toContain('7c9e6679');
    });

    it.each([
      ['nobody behind a proxy', {}, 401],
      ['somebody without the permission', signedIn, 403],
      ['a wrong scrape token', { authorization: 'Bearer scrape-scrape-scrapX' }, 401],
      ['the scrape token', { authorization: 'Bearer scrape-scrape-scrape' }, 200],
    ])('%s', async (_who, headers, status) => {
      expect((await metrics({ ...passedOn, ...(headers as Record<string, string>) })).statusCode).toBe(status);
    });

    it.each([
      ['127.0.0.1', true],
      ['::1', true],
      ['::ffff:127.0.0.1', true],
      ['10.0.0.1', false],
      ['127.0.0.1.example', false],
    ])('takes %s for local: %s', (remoteAddress, local) => {
      expect(isLocal({ headers: {}, socket: { remoteAddress } })).toBe(local);
    });
  });

  describe('the document', () => {
    const read = async () => (await app.inject({ url: '/api/openapi.json' })).json();

    it('says what an operation takes and who may call it', async () => {
      const document = await read();
      expect(document.openapi).toBe('3.1.0');
      expect(document.paths['/api/v1/things']?.post).toMatchObject({
        operationId: 'thingsMake',
        'x-permission': 'ticket.create',
        description: expect.stringContaining('`ticket.create`: Open tickets.'),
        security: [{ bearer: [] }],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/MakeThing' } } } },
        parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }, { $ref: '#/components/parameters/IfMatch' }],
      });
      expect(document.components.schemas.MakeThing).toMatchObject({ additionalProperties: false, required: ['name'] });
      expect(JSON.stringify(document)).not.toContain('/api/v1/api');
    });

    it('says what it answers: an ETag where there is one, and the problems that can be met', async () => {
      const { paths, components } = await read();
      const statuses = (operation: { responses: object }) => Object.keys(operation.responses);
      expect(paths['/api/v1/things/{id}'].get.responses['200'].headers).toEqual({ ETag: { $ref: '#/components/headers/ETag' } });
      expect(statuses(paths['/api/v1/things/{id}'].get)).toEqual(['200', '400', '401', '403', '404', '429', 'default']);
      expect(statuses(paths['/api/v1/things'].post)).toEqual([
        '201',
        '400',
        '401',
        '403',
        '409',
        '412',
        '413',
        '415',
        '422',
        '429',
        'default',
      ]);
      expect(components.responses.Stale).toEqual({
        description: '`version.stale`: Somebody else has changed it.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      });
      expect(components.responses.TooOften.headers).toHaveProperty('Retry-After');
      expect(components.schemas.Problem.properties.errors.items.required).toEqual(['in', 'pointer', 'message']);
    });

    it('says what may be null', async () => {
      const { schemas } = (await read()).components;
      expect(schemas.ThingView_Output.properties.name).toEqual({ type: ['string', 'null'] });
    });

    it('shows nothing of how it was written', async () => {
      expect(JSON.stringify(await read())).not.toMatch(/x-if-match|x-etag/);
    });
  });
});
