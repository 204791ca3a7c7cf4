import { Problem } from '@casewright/contracts';
import { OpenApiDocument } from '@casewright/http';
import type { LightMyRequestResponse } from 'fastify';
import { resolverOf, sample, type JsonSchema, type Resolve, type Schemas } from './json-schema';
import { spoil } from './spoil';
import { startWholeProgram, type Caller, type Method, type WholeProgram } from './whole-program';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

interface Operation {
  readonly method: Method;
  /** Without the prefix, parameters as `{name}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: JsonSchema | undefined;
}

/** Told apart by who sends them: they end the session that the test itself needs, or ask for no body that is JSON. */
const leftOut = ['POST /auth/logout', 'DELETE /me/sessions', 'POST /attachments', 'POST /auth/refresh'];
const someId = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const filled = (path: string, by = someId) => path.replace(/\{\w+\}/g, by);

describe('bad input', () => {
  let program: WholeProgram;
  let admin: Caller;
  let operations: readonly Operation[];
  let resolve: Resolve;

  beforeAll(async () => {
    program = await startWholeProgram();
    admin = await program.join('Head', 'admin');
    const document = program.app.get(OpenApiDocument).read();
    resolve = resolverOf((document.components?.schemas ?? {}) as Schemas);
    operations = Object.entries(document.paths).flatMap(([path, item]) => operationsAt(path, item as object));
  });
  afterAll(() => program.close());

  /** The answers that are not what they should be, with what was sent. */
  const failing = async (
    requests: readonly { name: string; send: () => Promise<LightMyRequestResponse>; right: (answer: LightMyRequestResponse) => boolean }[],
  ) => {
    const wrong: string[] = [];
    for (const { name, send, right } of requests) {
      const answer = await send();
      const problem = answer.statusCode < 400 || Problem.safeParse(answer.json()).success;
      if (!right(answer) || !problem || answer.statusCode >= 500) wrong.push(`${name}: ${answer.statusCode} ${answer.body.slice(0, 300)}`);
    }
    return wrong;
  };
  /** From ever new addresses, because what is public is limited by address. */
  let sent = 0;
  const sendJson = (method: Method, path: string, payload: string | Buffer) =>
    program.app.inject({
      method,
      url: `/api/v1${filled(path)}`,
      headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json' },
      remoteAddress: `198.51.${Math.floor((sent += 1) / 250) % 250}.${sent % 250}`,
      payload,
    });
  const pointsInto = (part: string, pointer: string) => (answer: LightMyRequestResponse) =>
    answer.statusCode === 400 &&
    (answer.json<Problem>().errors ?? []).some((error) => error.in === part && `${error.pointer}/`.startsWith(`${pointer}/`));

  it('knows every operation', () => expect(operations.length).toBeGreaterThan(100));

  it('in a body is refused with a pointer to the field: missing, unknown, wrong-typed, over-long, NUL, half a surrogate pair', async () => {
    const requests = operations.flatMap(({ method, path, body }) => {
      if (!body) return [];
      const good = sample(body, resolve);
      return spoil(good, body, resolve).map(({ what, pointer, value }) => ({
        name: `${method} ${path} ${pointer} ${what}`,
        send: () => sendJson(method, path, JSON.stringify(value)),
        right: pointsInto('body', pointer),
      }));
    });
    expect(requests.length).toBeGreaterThan(500);
    expect(await failing(requests)).toEqual([]);
  });

  it.each<[string, string | Buffer, number, string]>([
    ['malformed JSON', '{"a":', 400, 'request.malformed'],
    ['nothing', '', 400, 'request.malformed'],
    ['bytes that are no text', Buffer.from([0x7b, 0xff, 0xfe]), 400, 'request.malformed'],
    ['deeper than 64', `{"a":${'['.repeat(70)}${']'.repeat(70)}}`, 400, 'request.malformed'],
    ['over 1 MB', JSON.stringify({ a: 'x'.repeat(1024 * 1024) }), 413, 'request.too-large'],
    ['a poisoned prototype', '{"__proto__":{"a":1}}', 400, 'request.malformed'],
  ])('as a body is refused by every route: %s', async (_what, payload, status, code) => {
    const requests = operations
      .filter(({ body }) => body)
      .map(({ method, path }) => ({
        name: `${method} ${path}`,
        send: () => sendJson(method, path, payload),
        right: (answer: LightMyRequestResponse) => answer.statusCode === status && answer.json<Problem>().code === code,
      }));
    expect(await failing(requests)).toEqual([]);
  });

  it('in a query is refused with a pointer to the parameter', async () => {
    const queries = (parameter: string) =>
      parameter === 'cursor'
        ? ['x', 'eyJpZCI6IngifQ.AAAAAAAA', '%00', 'x'.repeat(2000)]
        : ['%00', encodeURIComponent('x'.repeat(5000)), '%F0%9F%92%A9'.repeat(2000)];
    const needed = (path: string, but: string) =>
      operations
        .filter((operation) => operation.path === path && operation.method === 'GET')
        .flatMap(({ parameters }) => parameters.filter(({ in: place, required, name }) => place === 'query' && required && name !== but))
        .map(({ name, schema }) => `${name}=${String(sample(schema, resolve, name))}&`)
        .join('');
    const lists = operations.filter(
      ({ method, parameters }) => method === 'GET' && parameters.some((parameter) => parameter.in === 'query'),
    );
    const requests = lists.flatMap(({ path, parameters }) => [
      { parameter: 'nobodyKnowsThis', value: '1', path, strict: true },
      ...(parameters.some(({ name }) => name === 'sort') ? [{ parameter: 'sort', value: 'nobody-knows', path, strict: true }] : []),
      ...parameters
        .filter((parameter) => parameter.in === 'query')
        .flatMap(({ name }) => queries(name).map((value) => ({ parameter: name, value, path, strict: name !== 'cursor' }))),
    ]);
    const wrong = await failing(
      requests.map(({ parameter, value, path, strict }) => ({
        name: `GET ${path}?${parameter}=${value.slice(0, 40)}`,
        send: () => admin.send('GET', `${filled(path)}?${needed(path, parameter)}${parameter}=${value}`),
        right: (answer) => [400, 404].includes(answer.statusCode) && (!strict || pointsInto('query', `/${parameter}`)(answer)),
      })),
    );
    expect(requests.length).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
  });

  it('in a path is refused, or is nothing that is there', async () => {
    const values = [
      'x',
      '%00',
      '%ED%A0%80',
      '..%2f..%2fx',
      "'%20or%201=1",
      someId,
      'x'.repeat(450),
      '%F0%9F%92%A9',
      '-1',
      '99999999999999999999',
    ];
    const requests = operations
      .filter(({ path }) => path.includes('{'))
      .flatMap(({ method, path }) =>
        values.map((value) => ({
          name: `${method} ${path} with ${value.slice(0, 40)}`,
          send: () => admin.send(method, filled(path, value)),
          right: ({ statusCode }: LightMyRequestResponse) =>
            [400, 404, 409].includes(statusCode) || (statusCode < 300 && harmless(method, path)),
        })),
      );
    expect(await failing(requests)).toEqual([]);
  });

  it.each([
    ['If-Match', 'if-match', '3'],
    ['If-Match', 'if-match', '"99999999999999999999"'],
    ['Idempotency-Key', 'idempotency-key', 'with space'],
    ['Idempotency-Key', 'idempotency-key', 'x'.repeat(129)],
  ])('in the header %s is refused', async (_name, header, value) => {
    const team = await admin.ask<{ id: string }>('POST', '/teams', { name: `T ${Math.random()}` });
    const answer = await admin.send('PATCH', `/teams/${team.id}`, { description: 'x' }, { [header]: value });
    expect(answer.json()).toMatchObject({ status: 400, code: 'request.malformed' });
  });
});

/** Asking for something by a name that nobody gave is an empty answer, and giving up what is not there is done already. */
const harmless = (method: string, path: string) => method === 'GET' || path === '/me/sessions/{id}';

function operationsAt(path: string, item: object): Operation[] {
  return Object.entries(item).flatMap(([method, operation]) => {
    const { parameters = [], requestBody } = operation as {
      parameters?: Parameter[];
      requestBody?: { content: Record<string, { schema: JsonSchema }> };
    };
    const described = {
      method: method.toUpperCase() as Method,
      path: path.replace('/api/v1', ''),
      parameters: parameters.filter((parameter) => 'in' in parameter),
      body: requestBody?.content['application/json']?.schema,
    };
    return leftOut.includes(`${described.method} ${described.path}`) ? [] : [described];
  });
}
