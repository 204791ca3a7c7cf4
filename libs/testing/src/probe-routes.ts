import type { HttpInject } from './test-app';

export interface ProbedRoute {
  readonly method: string;
  /** With the prefix; parameters as `:name`. */
  readonly path: string;
}

export interface Probe {
  readonly route: string;
  readonly what: string;
  readonly status: number;
  readonly body: string;
}

const deep = (levels: number): unknown => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);

/** Bodies that no route of ours takes. */
const bodies: readonly (readonly [string, string])[] = [
  ['no object', 'null'],
  ['a list', '[1,2]'],
  ['malformed JSON', '{"a":'],
  ['an empty object', '{}'],
  ['an unknown field', '{"nobodyKnows":1}'],
  ['a poisoned prototype', '{"__proto__":{"a":1},"constructor":{"prototype":{}}}'],
  ['deep nesting', JSON.stringify(deep(65))],
  ['text everywhere', JSON.stringify(named('\u0000'))],
  ['half a surrogate pair', JSON.stringify(named('\ud800'))],
  ['wrong types', JSON.stringify(named({ a: [null] }))],
  ['numbers out of range', JSON.stringify(named(1e308))],
  ['over-long text', JSON.stringify(named('x'.repeat(200_000)))],
];

/** Field names that some route knows, with the same bad value for each. */
function named(value: unknown): Record<string, unknown> {
  const names =
    'email name password role teamIds token subject body format visibility requester priority type status tags title reason document to from text emails domains attachments goals calendarId hours version';
  return Object.fromEntries(names.split(' ').map((name) => [name, value]));
}

const queries = [
  'limit=0',
  'limit=1e9',
  'cursor=x',
  'cursor=eyJpZCI6IngifQ.AAAAAAAA',
  'sort=nobody-knows',
  'q=%00',
  'q=%25_%5C',
  'status=x&status=y',
  '__proto__=1',
  'teamId=x',
  'field=%00',
];
const ids = ['x', '%00', '..%2f..%2fx', "'%20or%201=1", '00000000-0000-0000-0000-000000000000', 'x'.repeat(400), '%F0%9F%92%A9'];

/** Sends every route what it cannot take, and returns the answers; none of them may be a success or a fault of the server. */
export async function probeRoutes(http: HttpInject, routes: readonly ProbedRoute[], headers: Record<string, string>): Promise<Probe[]> {
  const probes: Probe[] = [];
  const send = async (route: ProbedRoute, what: string, url: string, payload?: string) => {
    const type = payload === undefined ? {} : { 'content-type': 'application/json' };
    const method = route.method as 'GET';
    const answer = await http({ method, url, headers: { ...headers, ...type }, ...(payload !== undefined && { payload }) });
    probes.push({ route: `${route.method} ${route.path}`, what, status: answer.statusCode, body: answer.body });
  };
  for (const route of routes) {
    const filled = route.path.replace(/:\w+/g, '7c9e6679-7425-40de-944b-e07fc1f90ae7');
    if (route.path.includes(':')) for (const id of ids) await send(route, `id ${id.slice(0, 40)}`, route.path.replace(/:\w+/g, id));
    if (route.method === 'GET') for (const query of queries) await send(route, query, `${filled}?${query}`);
    else for (const [what, payload] of bodies) await send(route, what, filled, payload);
  }
  return probes;
}
