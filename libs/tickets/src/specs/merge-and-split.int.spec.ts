import type { TicketEventList, TicketView } from '@casewright/contracts';
import { createTicketWorld, type TicketWorld } from './ticket-world';

describe('Two tickets that should be one, and one that should be two', () => {
  let world: TicketWorld;
  beforeAll(async () => {
    world = await createTicketWorld();
  });
  afterAll(() => world.test.close());

  const view = async (id: string, as = 'agent') => (await world.send(as, 'GET', `/tickets/${id}`)).body as unknown as TicketView;
  const post = (as: string, path: string, body: object, headers = {}) => world.send(as, 'POST', path, body, headers);
  const say = (as: string, id: string, body: string, visibility = 'public') =>
    post(as, `/tickets/${id}/comments`, { body, format: 'text', visibility });
  const happened = async (id: string) =>
    ((await world.send('agent', 'GET', `/tickets/${id}/events`)).body as unknown as TicketEventList).items.map(
      ({ type, changes: [change], actor }) => [type, change?.to ?? null, actor.name],
    );
  const merge = async (id: string, into: string, as = 'agent') => {
    const answer = await post(as, `/tickets/${id}/merge`, { into });
    await world.test.catchUp();
    return answer;
  };

  it('are merged: the first is closed, and the second has its messages, tags and followers', async () => {
    const first = await world.open({ body: 'It is black', tags: ['hall-3'] });
    const second = await world.open({ body: 'It is still black', tags: ['lamp'] });
    await post('colleague', `/tickets/${second.id}/follow`, {});
    await say('agent', second.id, 'Third call this week', 'internal');
    await world.send('agent', 'PATCH', `/tickets/${first.id}`, { status: 'pending' });
    const answer = await merge(second.id, first.id);
    expect(answer).toMatchObject({
      status: 200,
      body: { id: first.id, mergedFrom: [{ id: second.id, reference: second.reference }] },
    });
    expect(await view(second.id)).toMatchObject({
      ...{ status: { category: 'closed' }, mergedInto: { id: first.id, reference: first.reference } },
    });
    const whole = await view(first.id);
    const from = { id: second.id, reference: second.reference };
    expect(whole).toMatchObject({ status: { category: 'open' }, tags: ['hall-3', 'lamp'], mergedFrom: [from], mergedInto: null });
    expect(whole.followers.map(({ name }) => name)).toEqual(['colleague']);
    expect(whole.comments.map(({ text, from: written }) => [text, written])).toEqual([
      ['It is black', null],
      ['It is still black', from],
      ['Third call this week', from],
    ]);
    expect((await view(first.id, 'ada')).comments.map(({ text }) => text)).toEqual(['It is black', 'It is still black']);
    expect(await happened(second.id)).toContainEqual(['ticket.merged', first.reference, 'agent']);
    expect(await happened(first.id)).toContainEqual(['ticket.absorbed', second.reference, 'agent']);
  });

  it('ask what was asked in the first before it was closed', async () => {
    const [first, second] = [await world.open(), await world.open()];
    await say('agent', second.id, 'Which hall?');
    await say('agent', first.id, 'Which cable?');
    await world.send('agent', 'PATCH', `/tickets/${first.id}`, { status: 'pending' });
    // The other side has not been told yet.
    await post('agent', `/tickets/${second.id}/merge`, { into: first.id });
    await say('ada', second.id, 'Hall 3');
    await world.test.catchUp();
    expect(await view(second.id)).toMatchObject({ status: { category: 'closed' } });
    const whole = await view(first.id);
    expect(whole).toMatchObject({ status: { category: 'open' }, mergedFrom: [{ id: second.id }] });
    expect(whole.comments.at(-1)).toMatchObject({ text: 'Hall 3', from: { id: second.id } });
  });

  it('are merged into each other by two people at once: the older one stays', async () => {
    const [older, newer] = [await world.open({ body: 'First' }), await world.open({ body: 'Second' })];
    const answers = await Promise.all([
      post('agent', `/tickets/${older.id}/merge`, { into: newer.id }),
      post('colleague', `/tickets/${newer.id}/merge`, { into: older.id }),
    ]);
    await world.test.catchUp();
    const categories = [(await view(older.id)).status.category, (await view(newer.id)).status.category];
    // One of the two may have come first: then the other was refused.
    const both = answers.every(({ status }) => status === 200);
    expect(both ? categories : [...categories].sort()).toEqual(both ? ['new', 'closed'] : ['closed', 'new']);
    expect((await view(older.id)).comments.length + (await view(newer.id)).comments.length).toBeGreaterThanOrEqual(3);
  });

  it('are merged again: what was merged into a merged one goes along', async () => {
    const [first, second, third] = [await world.open(), await world.open(), await world.open({ body: 'The oldest words' })];
    await merge(third.id, second.id);
    await merge(second.id, first.id);
    expect((await view(first.id)).comments.map(({ from }) => from?.reference ?? null)).toEqual([null, second.reference, third.reference]);
    expect(await merge(third.id, first.id)).toMatchObject({ status: 409, body: { code: 'ticket.closed' } });
  });

  it('are seen together by whoever sees the second', async () => {
    const first = await world.open({ teamId: world.company.team('field') });
    const second = await world.open({ teamId: world.company.team('projectors') });
    expect(await world.send('stranger', 'GET', `/tickets/${second.id}`)).toMatchObject({ status: 404 });
    expect(await merge(second.id, first.id)).toMatchObject({ status: 404 });
    expect(await merge(second.id, first.id, 'admin')).toMatchObject({ status: 200 });
    expect(await world.send('stranger', 'GET', `/tickets/${second.id}`)).toMatchObject({ status: 200 });
    expect(await world.send('bob', 'GET', `/tickets/${second.id}`)).toMatchObject({ status: 404 });
  });

  it('are refused with a reason', async () => {
    const [first, other] = [await world.open(), await world.open({ requester: { email: 'bob@customer.test', name: 'Bob' } })];
    expect(await merge(first.id, first.id)).toMatchObject({ status: 409, body: { code: 'state.conflict' } });
    expect(await merge(first.id, other.id)).toMatchObject({ status: 409, body: { code: 'state.conflict' } });
    expect(await merge(first.id, '018f0000-0000-7000-8000-000000000001')).toMatchObject({ status: 404 });
    expect(await post('agent', `/tickets/${first.id}/merge`, { into: 'T-1001' })).toMatchObject({ status: 400 });
    expect(await post('ada', `/tickets/${first.id}/merge`, { into: other.id })).toMatchObject({ status: 403 });
    const stale = { 'if-match': '"1"', 'idempotency-key': 'stale' };
    expect(await post('agent', `/tickets/${first.id}/merge`, { into: (await world.open()).id }, stale)).toMatchObject({ status: 412 });
  });

  it('is split once, however often that is asked for, and both know of each other', async () => {
    const first = await world.open({ teamId: world.company.team('projectors'), priority: 'high' });
    await say('ada', first.id, 'And the sound is gone, too');
    const [, second] = (await view(first.id)).comments;
    const split = () =>
      post('agent', `/tickets/${first.id}/split`, { commentId: second?.id, subject: 'No sound' }, { 'idempotency-key': 'split-1' });
    const answer = await split();
    const made = answer.body as unknown as TicketView;
    expect(answer).toMatchObject({
      status: 201,
      body: {
        ...{ subject: 'No sound', priority: 'high', status: { category: 'new' }, requester: { email: 'ada@customer.test' } },
        splitFrom: { id: first.id, reference: first.reference },
        comments: [{ text: 'And the sound is gone, too', author: { kind: 'customer', name: 'Ada' }, from: null }],
      },
    });
    expect((await split()).body).toMatchObject({ id: made.id });
    await world.test.catchUp();
    const after = await view(first.id);
    expect(after.splits).toEqual([{ id: made.id, reference: made.reference, commentId: second?.id }]);
    expect(after.comments).toHaveLength(2);
    expect((await view(first.id, 'ada')).splits).toEqual([]);
    expect(await happened(first.id)).toContainEqual(['ticket.split', made.reference, 'agent']);
    const again = await post('colleague', `/tickets/${first.id}/split`, { commentId: second?.id });
    expect(again).toMatchObject({ status: 409, body: { detail: expect.stringContaining(made.reference) as string } });
  });

  it('is split at what a customer wrote only', async () => {
    const first = await world.open();
    await say('agent', first.id, 'Have you tried the other cable?');
    const [, reply] = (await view(first.id)).comments;
    for (const commentId of [reply?.id, '018f0000-0000-7000-8000-000000000001']) {
      const answer = await post('agent', `/tickets/${first.id}/split`, { commentId });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/commentId' }] } });
    }
    expect(await post('ada', `/tickets/${first.id}/split`, { commentId: reply?.id })).toMatchObject({ status: 403 });
  });
});
