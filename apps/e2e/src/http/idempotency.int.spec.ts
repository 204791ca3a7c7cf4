import type { TicketView, UserView } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { AnswerExpiry } from '@casewright/http';
import { newId } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import type { LightMyRequestResponse } from 'fastify';
import { startWholeProgram, type Caller, type Method, type WholeProgram } from './whole-program';

const ticket = { subject: 'Black picture', body: 'Hall 3', requester: { email: 'ada@customer.test', name: 'Ada' } };
const calendar = { name: 'Office', timeZone: 'UTC', hours: [{ day: 'monday', from: '09:00', to: '17:00' }] };

const policy = {
  targets: [{ target: 'first-reply', calendarId: null, goals: { low: 90, normal: 60, high: 30, urgent: 15 } }],
};

const told = ({ statusCode, headers, body }: LightMyRequestResponse) => ({ statusCode, etag: headers['etag'], body });

describe('a request that is repeated with its Idempotency-Key', () => {
  let program: WholeProgram;
  let admin: Caller;

  beforeAll(async () => {
    program = await startWholeProgram();
    admin = await program.join('Admin', 'admin');
  });

  afterAll(() => program.close());

  const keyed = (key: string, headers: Record<string, string> = {}) => ({ 'idempotency-key': key, ...headers });
  const make = async (path: string, content: object) => {
    const answer = await admin.send('POST', path, content);
    return { path: `${path}/${answer.json<{ id: string }>().id}`, etag: String(answer.headers['etag']) };
  };

  it.each<[string, string, () => object, object, object]>([
    ['a user', '/users', () => ({ email: `${newId()}@a.test`, name: 'Uma', role: 'agent' }), { name: 'Una' }, { name: 'Ulla' }],
    ['a team', '/teams', () => ({ name: newId() }), { description: 'One' }, { description: 'Two' }],
    ['a person', '/customers', () => ({ name: 'Pia', emails: [`${newId()}@b.test`] }), { name: 'Pam' }, { name: 'Pit' }],
    ['an organisation', '/organisations', () => ({ name: newId() }), { name: 'Org A' }, { name: 'Org B' }],
    ['a calendar', '/calendars', () => ({ ...calendar, name: newId() }), { name: 'First name' }, { name: 'Second name' }],
    ['an SLA policy', '/sla-policies', () => ({ ...policy, name: newId() }), { name: 'First policy' }, { name: 'Second policy' }],
    ['a ticket', '/tickets', () => ticket, { priority: 'urgent' }, { priority: 'low' }],
  ])('is answered as it was first, although somebody has changed %s since', async (_what, path, content, first, second) => {
    const row = await make(path, content());
    const key = newId();
    const original = await admin.send('PATCH', row.path, first, keyed(key, { 'if-match': row.etag }));
    expect(original.statusCode).toBe(200);
    const between = await admin.send('PATCH', row.path, second, { 'if-match': String(original.headers['etag']) });
    expect(between.statusCode).toBe(200);
    const repeat = await admin.send('PATCH', row.path, first, keyed(key, { 'if-match': row.etag }));
    expect(told(repeat)).toEqual(told(original));
    const now = await admin.send('GET', row.path);
    expect(now.json()).toMatchObject(second);
    expect(now.headers['etag']).toBe(between.headers['etag']);
    const other = await admin.send('PATCH', row.path, second, keyed(key));
    expect(other.json()).toMatchObject({ status: 422, code: 'command.reused' });
  });

  it.each<[string, string, () => object]>([
    ['users', '/users', () => ({ email: `${newId()}@c.test`, name: 'Una', role: 'agent' })],
    ['teams', '/teams', () => ({ name: newId() })],
    ['people', '/customers', () => ({ name: 'Pia', emails: [`${newId()}@d.test`] })],
    ['organisations', '/organisations', () => ({ name: newId() })],
    ['calendars', '/calendars', () => ({ ...calendar, name: newId() })],
    ['tickets', '/tickets', () => ticket],
  ])('makes no second one of the %s, not even when both come at once', async (_what, path, content) => {
    const [key, body] = [newId(), content()];
    const answers = await Promise.all([1, 2, 3].map(() => admin.send('POST', path, body, keyed(key))));
    expect(new Set(answers.map((answer) => JSON.stringify(told(answer)))).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(201);
    expect(told(await admin.send('POST', path, body, keyed(key)))).toEqual(told(answers[0] as LightMyRequestResponse));
  });

  it('uses up one number of a ticket', async () => {
    const key = newId();
    const numbers = [];
    for (const _time of [1, 2, 3]) numbers.push((await admin.send('POST', '/tickets', ticket, keyed(key))).json<TicketView>().number);
    const next = (await admin.send('POST', '/tickets', ticket)).json<TicketView>().number;
    expect(new Set(numbers).size).toBe(1);
    expect(next).toBe((numbers[0] ?? 0) + 1);
  });

  it('says one thing once in a conversation, and answers with the conversation of then', async () => {
    const { path } = await make('/tickets', ticket);
    const [key, body] = [newId(), { body: 'We come', visibility: 'public' }];
    const first = await admin.send('POST', `${path}/comments`, body, keyed(key));
    await admin.send('POST', `${path}/comments`, { body: 'On Monday', visibility: 'public' });
    expect(told(await admin.send('POST', `${path}/comments`, body, keyed(key)))).toEqual(told(first));
    expect((await admin.ask<TicketView>('GET', path)).comments).toHaveLength(3);
  });

  it('is answered as first even where the change took the ticket out of sight', async () => {
    const [mine, theirs] = await Promise.all(
      [1, 2].map(async () => (await admin.ask<{ id: string }>('POST', '/teams', { name: newId() })).id),
    );
    const agent = await program.join(`Agent ${newId()}`, 'agent', [mine ?? '']);
    const { path } = await make('/tickets', { ...ticket, teamId: mine });
    const key = newId();
    const first = await agent.send('PATCH', path, { teamId: theirs }, keyed(key));
    expect(first.statusCode).toBe(200);
    expect((await agent.send('GET', path)).statusCode).toBe(404);
    expect(told(await agent.send('PATCH', path, { teamId: theirs }, keyed(key)))).toEqual(told(first));
  });

  it.each<[string, Method]>([
    ['removed', 'DELETE'],
    ['deactivated', 'POST'],
  ])('is answered alike once something is %s', async (_what, method) => {
    const [path, content] =
      method === 'DELETE' ? ['/teams', { name: newId() }] : ['/users', { email: `${newId()}@e.test`, name: 'D', role: 'agent' }];
    const row = await make(path, content);
    const target = method === 'DELETE' ? row.path : `${row.path}/deactivate`;
    const key = newId();
    const first = await admin.send(method, target, undefined, keyed(key, { 'if-match': row.etag }));
    expect(first.statusCode).toBeLessThan(300);
    expect(told(await admin.send(method, target, undefined, keyed(key, { 'if-match': row.etag })))).toEqual(told(first));
  });

  it('cannot be something else, on another address or in the log', async () => {
    const [key, team] = [newId(), { name: newId() }];
    expect((await admin.send('POST', '/teams', team, keyed(key))).statusCode).toBe(201);
    expect((await admin.send('POST', '/tickets', ticket, keyed(key))).json()).toMatchObject({ code: 'command.reused' });
    const other = newId();
    expect((await admin.send('POST', '/tickets', ticket, keyed(other))).statusCode).toBe(201);
    expect((await admin.send('POST', '/teams', { name: newId() }, keyed(other))).json()).toMatchObject({ code: 'command.reused' });
  });

  it('is another one when somebody else sends it', async () => {
    const [key, manager] = [newId(), await program.join(`Manager ${newId()}`, 'manager')];
    const [mine, theirs] = [
      await admin.send('POST', '/tickets', ticket, keyed(key)),
      await manager.send('POST', '/tickets', ticket, keyed(key)),
    ];
    expect(theirs.statusCode).toBe(201);
    expect(theirs.json<TicketView>().id).not.toBe(mine.json<TicketView>().id);
  });

  it('may be tried again with the same key after a refusal', async () => {
    const [key, name] = [newId(), newId()];
    const { path } = await make('/teams', { name });
    expect((await admin.send('POST', '/teams', { name }, keyed(key))).statusCode).toBe(409);
    await admin.send('PATCH', path, { name: newId() });
    expect((await admin.send('POST', '/teams', { name }, keyed(key))).statusCode).toBe(201);
  });

  it('finds nothing done where the program ended before the answer was kept', async () => {
    const database = program.app.get(Database);
    const [key, user] = [newId(), { email: `${newId()}@h.test`, name: 'Una', role: 'agent' }];
    await database.query(`create function http.fail() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$`);
    await database.query('create trigger fail before insert on http.answers for each row execute function http.fail()');
    expect((await admin.send('POST', '/users', user, keyed(key))).statusCode).toBe(500);
    await database.query('drop function http.fail cascade');
    const found = await admin.ask<{ items: UserView[] }>('GET', `/users?q=${encodeURIComponent(user.email)}`);
    expect(found.items).toEqual([]);
    expect((await admin.send('POST', '/users', user, keyed(key))).statusCode).toBe(201);
  });

  it('finds what was done where the program ended between the log and the answer', async () => {
    const { path } = await make('/tickets', ticket);
    const store = program.app.get(EventStore);
    const append = store.append.bind(store);
    jest.spyOn(store, 'append').mockImplementationOnce((request) => append(request).then(() => Promise.reject(new Error('killed'))));
    const [key, body] = [newId(), { body: 'We come', visibility: 'public' }];
    expect((await admin.send('POST', `${path}/comments`, body, keyed(key))).statusCode).toBe(500);
    const repeat = await admin.send('POST', `${path}/comments`, body, keyed(key));
    expect(repeat.statusCode).toBe(201);
    expect(repeat.json<TicketView>().comments.map(({ text }) => text)).toEqual(['Hall 3', 'We come']);
  });

  it('keeps nothing that can be read, and nothing of a sign-in', async () => {
    const [key, name] = [newId(), `Nobody Knows ${newId()}`];
    await admin.send('POST', '/customers', { name, emails: [`${newId()}@f.test`] }, keyed(key));
    const login = { email: 'admin@example.test', password: 'correct horse battery' };
    await program.app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: login, headers: keyed('the-login') });
    const rows = await program.app.get(Database).query<{ key: string; answer: Buffer }>('select key, answer from http.answers');
    expect(rows.find((row) => row.key === key)?.answer.toString('latin1')).not.toContain(name);
    expect(rows.map((row) => row.key)).not.toContain('the-login');
  });

  it('is a new one after a day, and the old answer is removed', async () => {
    const { path } = await make('/teams', { name: newId() });
    const key = newId();
    await admin.send('PATCH', path, { description: 'One' }, keyed(key));
    expect((await admin.send('PATCH', path, { description: 'Two' }, keyed(key))).statusCode).toBe(422);
    program.clock.advance(25 * 3_600_000);
    admin = await program.signIn('admin@example.test');
    expect((await admin.send('PATCH', path, { description: 'Two' }, keyed(key))).statusCode).toBe(200);
    program.clock.advance(25 * 3_600_000);
    expect(await program.app.get(AnswerExpiry).removeExpired()).toBeGreaterThan(0);
    expect(await program.app.get(Database).query('select 1 from http.answers')).toEqual([]);
    admin = await program.signIn('admin@example.test');
  });

  describe('between two processes', () => {
    let other: WholeProgram;
    beforeAll(async () => (other = await startWholeProgram(program)));
    afterAll(() => other.close());

    it('has one effect; who comes too early is told to ask again', async () => {
      const colleague = await other.signIn('admin@example.test');
      const [key, user] = [newId(), { email: `${newId()}@g.test`, name: 'Una', role: 'agent' }];
      const answers = await Promise.all([admin, colleague].map((caller) => caller.send('POST', '/users', user, keyed(key))));
      for (const answer of answers) {
        expect([201, 409]).toContain(answer.statusCode);
        if (answer.statusCode === 409) expect(answer.json()).toMatchObject({ code: 'command.in-progress' });
      }
      const later = await colleague.send('POST', '/users', user, keyed(key));
      const known = await admin.ask<{ items: UserView[] }>('GET', `/users?q=${encodeURIComponent(user.email)}`);
      expect(later.json<UserView>().id).toBe(known.items[0]?.id);
      expect(known.items).toHaveLength(1);
    });
  });
});
