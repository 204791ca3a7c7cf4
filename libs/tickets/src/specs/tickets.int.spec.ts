import { CommandGateway } from '@casewright/commands';
import type { TicketView } from '@casewright/contracts';
import { firstMeta, newId } from '@casewright/kernel';
import { createTicketWorld, type TicketWorld } from './ticket-world';

describe('tickets over HTTP', () => {
  let world: TicketWorld;
  let team: string;

  beforeAll(async () => {
    world = await createTicketWorld();
    team = world.company.team('projectors');
  });
  afterAll(() => world.test.close());

  const reply = { body: 'We look into it', format: 'text', visibility: 'public' };

  it('opens, answers, solves and reopens', async () => {
    const { send } = world;
    const { id, ...opened } = await world.open({ priority: 'urgent', tags: ['hall-3'], teamId: team });
    expect(opened).toMatchObject({
      reference: `T-${opened.number}`,
      status: { category: 'new' },
      requester: { name: 'Ada' },
      team: { name: 'projectors' },
    });
    expect(opened.number).toBeGreaterThanOrEqual(1001);
    expect(await send('agent', 'POST', `/tickets/${id}/comments`, reply)).toMatchObject({
      status: 201,
      body: { status: { category: 'open' } },
    });
    expect(await send('agent', 'PATCH', `/tickets/${id}`, { status: 'solved' })).toMatchObject({
      status: 409,
      body: { code: 'ticket.assignee-needed' },
    });
    await send('agent', 'POST', `/tickets/${id}/take`);
    const solved = await send('agent', 'PATCH', `/tickets/${id}`, { status: 'solved' });
    expect(solved).toMatchObject({ status: 200, body: { status: { category: 'solved' }, assignee: { name: 'agent' } } });
    const again = await send('ada', 'POST', `/tickets/${id}/comments`, { ...reply, body: 'Still black' });
    expect(again).toMatchObject({ status: 201, body: { status: { category: 'open', label: 'Being worked on' }, tags: [], sla: null } });
  });

  it('answers every write with the state folded from the log, and its version as ETag', async () => {
    const { id } = await world.open();
    const edited = await world.send('agent', 'PATCH', `/tickets/${id}`, {
      priority: 'high',
      type: 'incident',
      severity: 'S2',
      subject: 'No picture',
    });
    expect(edited.body).toMatchObject({ priority: 'high', type: 'incident', severity: 'S2', subject: 'No picture', version: 6 });
    expect(edited.headers['etag']).toBe('"6"');
    const tagged = await world.send('agent', 'POST', `/tickets/${id}/tags/lamp`);
    expect(tagged).toMatchObject({ status: 200, body: { tags: ['lamp'] } });
    expect(await world.send('agent', 'DELETE', `/tickets/${id}/tags/lamp`)).toMatchObject({ status: 200, body: { tags: [] } });
    expect(await world.send('agent', 'POST', `/tickets/${id}/follow`)).toMatchObject({
      body: { following: true, followers: [{ name: 'agent' }] },
    });
    expect(await world.send('agent', 'POST', `/tickets/${id}/unfollow`)).toMatchObject({ body: { following: false } });
  });

  it('changes all of an edit or nothing', async () => {
    const { id } = await world.open();
    expect(await world.send('agent', 'PATCH', `/tickets/${id}`, { priority: 'high', status: 'solved' })).toMatchObject({ status: 409 });
    expect((await world.send('agent', 'GET', `/tickets/${id}`)).body).toMatchObject({ priority: 'normal', version: 2 });
  });

  it('takes nobody for a new requester who was removed', async () => {
    const gone = world.people.add('Gone');
    world.people.remove(gone);
    const { id } = await world.open();
    const refusal = { code: 'reference.unknown', detail: 'This person was removed: choose another one.' };
    expect(await world.send('agent', 'PATCH', `/tickets/${id}`, { requesterId: gone })).toMatchObject({ status: 422, body: refusal });
    const meta = firstMeta(newId(), { kind: 'rule', id: newId() }, new Date());
    const sent = world.test.get(CommandGateway).send({ type: 'ticket.change-requester', data: { ticketId: id, to: gone } }, meta);
    await expect(sent).rejects.toMatchObject({ code: 'reference.unknown', message: refusal.detail });
  });

  it('refuses a stale If-Match, and takes a fresh one', async () => {
    const { id } = await world.open();
    await world.send('agent', 'PATCH', `/tickets/${id}`, { priority: 'high' }, { 'if-match': '"2"' });
    const stale = await world.send('colleague', 'PATCH', `/tickets/${id}`, { priority: 'low' }, { 'if-match': '"2"' });
    expect(stale).toMatchObject({ status: 412, body: { code: 'version.stale' } });
    const comment = await world.send('agent', 'POST', `/tickets/${id}/comments`, reply, { 'if-match': '"1"' });
    expect(comment.status).toBe(412);
  });

  it('does the same request with the same Idempotency-Key once, and refuses another under it', async () => {
    const key = { 'idempotency-key': newId() };
    const request = { subject: 'Once', body: 'Only', requester: { email: 'ada@customer.test', name: 'Ada' } };
    const first = await world.send('agent', 'POST', '/tickets', request, key);
    const second = await world.send('agent', 'POST', '/tickets', request, key);
    expect(second).toMatchObject({ status: 201, body: { id: first.body['id'], number: first.body['number'] } });
    expect(await world.send('agent', 'POST', '/tickets', { ...request, subject: 'Other' }, key)).toMatchObject({
      status: 422,
      body: { code: 'command.reused' },
    });

    const path = `/tickets/${String(first.body['id'])}/comments`;
    const commentKey = { 'idempotency-key': newId() };
    await world.send('agent', 'POST', path, reply, commentKey);
    const repeated = await world.send('agent', 'POST', path, reply, commentKey);
    expect((repeated.body as unknown as TicketView).comments).toHaveLength(2);
  });

  it('says what cannot be on a closed ticket', async () => {
    const { id } = await world.open({ teamId: team });
    await world.send('agent', 'PATCH', `/tickets/${id}`, { assigneeId: (await world.company.activeAgents())[2]?.id, status: 'solved' });
    expect(await world.send('agent', 'PATCH', `/tickets/${id}`, { status: 'closed' })).toMatchObject({ status: 200 });
    const late = await world.send('agent', 'POST', `/tickets/${id}/comments`, reply);
    expect(late).toMatchObject({ status: 409, body: { code: 'ticket.closed' } });
    expect(late.body['detail']).toContain('a closed ticket never changes');
  });

  it('keeps team and agent together', async () => {
    const { id } = await world.open({ teamId: team });
    const taken = await world.send('agent', 'POST', `/tickets/${id}/take`);
    expect(taken.body).toMatchObject({ assignee: { name: 'agent' }, team: { name: 'projectors' } });
    const moved = await world.send('agent', 'PATCH', `/tickets/${id}`, { teamId: world.company.team('field') });
    expect(moved).toMatchObject({ status: 200, body: { assignee: null, team: { name: 'field' } } });
    expect(await world.send('agent', 'GET', `/tickets/${id}`)).toMatchObject({ status: 404 });
    const misfit = { teamId: team, assigneeId: (await world.company.activeAgents()).find(({ name }) => name === 'stranger')?.id };
    expect(await world.send('admin', 'PATCH', `/tickets/${id}`, misfit)).toMatchObject({ status: 409, body: { code: 'state.conflict' } });
  });

  it('lets customers open tickets for themselves only, without what is for staff to decide', async () => {
    const request = { subject: 'Mine', body: 'Please' };
    const own = await world.send('ada', 'POST', '/tickets', request);
    expect(own).toMatchObject({ status: 201, body: { requester: { name: 'Ada' }, channel: 'web' } });
    expect(
      await world.send('ada', 'POST', '/tickets', { ...request, requester: { email: 'bob@customer.test', name: 'Bob' } }),
    ).toMatchObject({ status: 403 });
    expect(await world.send('ada', 'POST', '/tickets', { ...request, tags: ['vip'] })).toMatchObject({ status: 403 });
    expect(await world.send('ada', 'PATCH', `/tickets/${String(own.body['id'])}`, { priority: 'urgent' })).toMatchObject({ status: 403 });
  });

  it('sanitises HTML and keeps a text of it', async () => {
    const { id } = await world.open();
    const body = '<p onclick="x()">See <b>this</b></p><script>alert(1)</script><img src="https://spy.test/a.png">';
    const answer = await world.send('agent', 'POST', `/tickets/${id}/comments`, { body, format: 'html', visibility: 'public' });
    const comment = (answer.body as unknown as TicketView).comments.at(-1);
    expect(comment).toMatchObject({ text: 'See this', html: '<p>See <b>this</b></p><img data-src="https://spy.test/a.png" />' });
    const nothing = await world.send('agent', 'POST', `/tickets/${id}/comments`, {
      body: '<script>x</script>',
      format: 'html',
      visibility: 'public',
    });
    expect(nothing).toMatchObject({ status: 400, body: { errors: [{ pointer: '/body' }] } });
  });

  it('tells the whole story in the timeline, page by page', async () => {
    const { id } = await world.open({ teamId: team });
    await world.send('agent', 'PATCH', `/tickets/${id}`, { priority: 'high', status: 'pending' });
    const first = await world.send('agent', 'GET', `/tickets/${id}/events?limit=3`);
    expect(first.body['items']).toMatchObject([
      { type: 'ticket.opened', actor: { name: 'admin' } },
      { type: 'ticket.commented', data: { visibility: 'public' } },
      { type: 'ticket.priority-changed', actor: { name: 'agent' }, changes: [{ field: 'priority', from: 'normal', to: 'high' }] },
    ]);
    const second = await world.send('agent', 'GET', `/tickets/${id}/events?limit=3&cursor=${String(first.body['nextCursor'])}`);
    expect(second.body).toMatchObject({
      nextCursor: null,
      items: [{ changes: [{ field: 'status', from: 'New', to: 'Waiting for customer' }] }],
    });
    expect(JSON.stringify(first.body)).not.toContain('Hall 3');
  });
});
