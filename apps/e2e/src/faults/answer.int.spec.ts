import { until } from '@casewright/testing';
import { Visitor, type Answer } from '../cluster/visitor';
import { Gate, type Passage } from './gate';
import { Program } from './program';

interface Case {
  readonly what: string;
  readonly path: string;
  readonly body: (name: string) => object;
  readonly passage: Passage;
  /** What there is of it, by its name. */
  readonly found: (name: string) => string;
}

const requester = { email: 'rita@outside.test', name: 'Rita Requester' };
const cases: readonly Case[] = [
  {
    what: 'a command of the event log',
    path: '/tickets',
    body: (subject) => ({ subject, body: 'The picture is black', requester }),
    passage: { table: 'es.events', on: 'insert', at: 'commit', when: `new.meta->>'commandId' like 'http:%'` },
    found: (key) => `es.events where type = 'ticket.opened' and meta->>'commandId' like '%${key}'`,
  },
  {
    what: 'a change of the database',
    path: '/teams',
    body: (name) => ({ name }),
    passage: { table: 'identity.teams', on: 'insert', at: 'commit' },
    found: (name) => `identity.teams where name = '${name}'`,
  },
];

describe('kill -9 of the api between commit and answer', () => {
  let program: Program;
  let gate: Gate;
  let visitor: Visitor;

  beforeAll(async () => {
    program = await Program.start();
    gate = await Gate.in(program.databaseUrl);
    visitor = new Visitor(program.url);
    await visitor.enter('/auth/login', { email: 'admin@example.test', password: 'correct horse battery' });
  });
  afterAll(async () => {
    await gate?.end();
    await program?.end();
  });

  it.each(cases)('of $what: the same key gets the answer that was lost, and it was done once', async (one) => {
    const key = `lost-answer-${one.path.slice(1)}`;
    const send = (body = one.body(key)): Promise<Answer<{ id?: string }>> =>
      visitor.send('POST', one.path, body, { headers: { 'idempotency-key': key } });
    await gate.close(one.passage);
    const lost = send().catch((error: Error) => error.message);
    await gate.reached();
    await program.api.kill();
    expect(await lost).toMatch(/socket hang up|ECONNRESET/);
    expect(await program.findings.count(one.found(key))).toBe(0);
    await gate.open(one.passage);
    // Nobody is left to be told, and it is done all the same.
    await until(async () => (await program.findings.count(one.found(key))) === 1);
    await program.api.start();
    const first = await send();
    expect(first).toMatchObject({ status: 201, body: { id: expect.any(String) } });
    expect(await send()).toEqual(first);
    expect(await program.findings.count(one.found(key))).toBe(1);
    expect((await send(one.body('something else'))).status).toBe(422);
    expect(await program.findings.brokenStreams()).toEqual([]);
    expect(await program.findings.commandsNotOnce()).toEqual([]);
  });
});
