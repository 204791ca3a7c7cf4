import type { Problem, TicketView } from '@casewright/contracts';
import { CommandGateway } from '@casewright/commands';
import { firstMeta, newId } from '@casewright/kernel';
import { startWholeProgram, type Caller, type Method, type WholeProgram } from './whole-program';

const ticket = { subject: 'Black picture', body: 'Hall 3', requester: { email: 'ada@customer.test', name: 'Ada' } };
const calendar = { name: 'Office', timeZone: 'UTC', hours: [{ day: 'monday', from: '09:00', to: '17:00' }] };

describe('what is refused', () => {
  let program: WholeProgram;
  let admin: Caller;

  beforeAll(async () => {
    program = await startWholeProgram();
    admin = await program.join('Head', 'admin');
  });
  afterAll(() => program.close());

  const open = () => admin.ask<TicketView>('POST', '/tickets', ticket);

  it.each<[string, string, () => object, Method, string, object | undefined]>([
    ['a ticket', '/tickets', () => ticket, 'PATCH', '', { priority: 'urgent' }],
    ['a comment', '/tickets', () => ticket, 'POST', '/comments', { body: 'Hello', visibility: 'public' }],
    ['a tag', '/tickets', () => ticket, 'POST', '/tags/vip', undefined],
    ['a follower', '/tickets', () => ticket, 'POST', '/follow', undefined],
    ['a follower who leaves', '/tickets', () => ticket, 'POST', '/unfollow', undefined],
    ['a snooze', '/tickets', () => ticket, 'POST', '/snooze', { until: '2026-01-06T09:00:00.000Z' }],
    ['the end of a snooze', '/tickets', () => ticket, 'DELETE', '/snooze', undefined],
    ['a user', '/users', () => ({ email: `${newId()}@a.test`, name: 'Una', role: 'agent' }), 'PATCH', '', { name: 'Ulla' }],
    ['a deactivation', '/users', () => ({ email: `${newId()}@b.test`, name: 'Una', role: 'agent' }), 'POST', '/deactivate', undefined],
    ['a team', '/teams', () => ({ name: newId() }), 'PATCH', '', { description: 'New' }],
    ['a removal', '/teams', () => ({ name: newId() }), 'DELETE', '', undefined],
    ['a person', '/customers', () => ({ name: 'Pia', emails: [`${newId()}@c.test`] }), 'PATCH', '', { name: 'Pam' }],
    ['an organisation', '/organisations', () => ({ name: newId() }), 'PATCH', '', { name: 'Other' }],
    ['a calendar', '/calendars', () => ({ ...calendar, name: newId() }), 'PATCH', '', { name: newId() }],
  ])('%s on a version that is not the newest, with 412', async (_what, path, content, method, action, payload) => {
    const row = await admin.send('POST', path, content());
    const target = `${path}/${row.json<{ id: string }>().id}${action}`;
    const answer = await admin.send(method, target, payload, { 'if-match': '"999"' });
    expect(answer.json()).toMatchObject({ status: 412, code: 'version.stale' });
    expect((await admin.send(method, target, payload, { 'if-match': String(row.headers['etag']) })).statusCode).toBeLessThan(300);
  });

  it("one's own name on a version that is not the newest, with 412", async () => {
    const agent = await program.join('Una Two', 'agent');
    const name = (version: string) => agent.send('PATCH', '/me', { name: 'Ulla' }, { 'if-match': version });
    const { headers } = await admin.send('GET', `/users/${agent.userId}`);
    expect((await name('"999"')).json()).toMatchObject({ status: 412, code: 'version.stale' });
    expect((await name(String(headers['etag']))).json()).toMatchObject({ name: 'Ulla' });
    expect((await name(String(headers['etag']))).json()).toMatchObject({ status: 412, code: 'version.stale' });
  });

  it('a ticket that is solved without an assignee, with the rule in words', async () => {
    const { id } = await open();
    const answer = await admin.send('PATCH', `/tickets/${id}`, { status: 'solved' });
    expect(answer.json()).toMatchObject({ status: 409, code: 'ticket.assignee-needed', detail: expect.stringMatching(/assign/i) });
  });

  it('a reply on a closed ticket, by a rule as by a person, with the rule in words', async () => {
    const { id } = await open();
    await admin.ask('PATCH', `/tickets/${id}`, { assigneeId: admin.userId, status: 'solved' });
    await admin.ask('PATCH', `/tickets/${id}`, { status: 'closed' });
    const answer = await admin.send('POST', `/tickets/${id}/comments`, { body: 'Hello', visibility: 'public' });
    expect(answer.json()).toMatchObject({ status: 409, code: 'ticket.closed', detail: expect.stringMatching(/closed/i) });
    const comment = { text: 'x', html: null, visibility: 'public', channel: 'api', authorId: newId(), authorKind: 'rule', automatic: true };
    const meta = firstMeta(newId(), { kind: 'rule', id: newId(), version: 1 }, program.clock.now());
    const sent = program.app.get(CommandGateway, { strict: false }).send({ type: 'ticket.comment', data: { ticketId: id, comment } }, meta);
    await expect(sent).rejects.toMatchObject({ code: 'ticket.closed' });
  });

  it.each<[Method, string, object | undefined]>([
    ['GET', '', undefined],
    ['GET', '/events', undefined],
    ['GET', '/clocks', undefined],
    ['GET', '/decisions', undefined],
    ['GET', `/attachments/${newId()}`, undefined],
    ['PATCH', '', { priority: 'low' }],
    ['POST', '/comments', { body: 'Hello', visibility: 'public' }],
    ['POST', '/take', undefined],
    ['POST', '/follow', undefined],
    ['POST', '/tags/vip', undefined],
    ['DELETE', '/tags/vip', undefined],
  ])('%s %s of the ticket of another team, with the answer for one that is missing', async (method, action, payload) => {
    const { id: team } = await admin.ask<{ id: string }>('POST', '/teams', { name: newId() });
    const { id } = await admin.ask<TicketView>('POST', '/tickets', { ...ticket, teamId: team });
    const stranger = await program.join(`Agent ${newId()}`, 'agent');
    const [foreign, missing] = [id, newId()].map((one) => stranger.send(method, `/tickets/${one}${action}`, payload));
    expect((await foreign)?.statusCode).toBe(404);
    expect((await foreign)?.body).toBe((await missing)?.body);
    expect((await foreign)?.json<Problem>().code).toBe('resource.missing');
  });
});
