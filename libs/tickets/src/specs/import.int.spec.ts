import type { ImportedTicket, TicketEventList, TicketView } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { createTicketWorld, type TicketWorld } from './ticket-world';

const ada = { email: 'ada@customer.test', name: 'Ada' };
const said = (kind: 'customer' | 'agent', at: string, body: string, more = {}) => ({
  ...{ author: kind === 'customer' ? { kind, ...ada } : { kind, email: 'agent@demo.test', name: 'agent' }, at, body },
  ...more,
});

describe('Tickets of another system', () => {
  let world: TicketWorld;
  beforeAll(async () => {
    world = await createTicketWorld();
  });
  afterAll(() => world.test.close());

  let count = 0;
  const past = (more: object = {}) => ({
    ...{ source: 'olddesk', reference: `#${(count += 1)}`, subject: 'Black picture', requester: ada, status: 'open' },
    openedAt: '2025-11-03T08:00:00Z',
    comments: [said('customer', '2025-11-03T08:00:00Z', 'It is black'), said('agent', '2025-11-03T09:00:00Z', 'Which hall?')],
    ...more,
  });
  const send = (body: object, as = 'admin') => world.send(as, 'POST', '/tickets/import', body);
  const taken = async (body: object) => {
    const answer = await send(body);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    await world.test.catchUp();
    return answer.body as unknown as ImportedTicket;
  };
  const view = async (id: string) => (await world.send('admin', 'GET', `/tickets/${id}`)).body as unknown as TicketView;

  it('come with their messages, dates and people', async () => {
    const { id, reference, repeated } = await taken(past({ reference: 'A-1', priority: 'high', tags: ['hall-3'] }));
    expect({ reference, repeated }).toEqual({ reference: expect.stringMatching(/^T-\d+$/) as string, repeated: false });
    expect(await view(id)).toMatchObject({
      ...{
        subject: 'Black picture',
        status: { category: 'open' },
        priority: 'high',
        tags: ['hall-3'],
        createdAt: '2025-11-03T08:00:00.000Z',
      },
      imported: { source: 'olddesk', reference: 'A-1' },
      comments: [
        { text: 'It is black', author: { kind: 'customer', name: 'Ada' }, at: '2025-11-03T08:00:00.000Z' },
        { text: 'Which hall?', author: { kind: 'agent', name: 'agent' }, at: '2025-11-03T09:00:00.000Z' },
      ],
    });
    const list = await world.send('admin', 'GET', '/tickets?createdBefore=2025-12-01T00:00:00Z');
    expect(list.body['items']).toEqual([expect.objectContaining({ id })]);
    const timeline = (await world.send('admin', 'GET', `/tickets/${id}/events`)).body as unknown as TicketEventList;
    expect(timeline.items.map(({ type, changes }) => [type, changes[0]?.to])).toEqual([['ticket.opened', 'olddesk A-1']]);
  });

  it('come once, however often and however many at a time they are sent', async () => {
    const body = past();
    const answers = await Promise.all([send(body), send(body), send(body)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const [first] = answers.map(({ body: { id } }) => id as string);
    expect(answers.map(({ body: { id } }) => id)).toEqual([first, first, first]);
    expect((await send({ ...body, subject: 'Changed since' })).body).toMatchObject({ id: first, repeated: true });
    expect((await view(first ?? '')).subject).toBe('Black picture');
    expect(await world.test.get(EventStore).readStream(first ?? '')).toHaveLength(3);
  });

  it('are closed here where they were solved there, on the day on which that was', async () => {
    const { id } = await taken(past({ status: 'solved', solvedAt: '2025-11-05T10:00:00Z' }));
    expect((await view(id)).status.category).toBe('closed');
    const list = await world.send('admin', 'GET', '/tickets?solvedFrom=2025-11-05T00:00:00Z&solvedBefore=2025-11-06T00:00:00Z');
    expect(list.body['items']).toEqual([expect.objectContaining({ id })]);
    expect(await world.send('agent', 'POST', `/tickets/${id}/comments`, { body: 'No', visibility: 'public' })).toMatchObject({
      status: 409,
    });
  });

  it('keep the names of agents who are no users here, and notes stay internal', async () => {
    const author = { kind: 'agent', email: 'gone@olddesk.test', name: 'Gone Colleague' };
    const comments = [
      said('customer', '2025-11-03T08:00:00Z', 'Black'),
      said('agent', '2025-11-03T08:10:00Z', 'Lamp?', { author, visibility: 'internal' }),
    ];
    const { id } = await taken(past({ comments }));
    expect((await view(id)).comments[1]).toMatchObject({ author: { name: 'Gone Colleague' }, visibility: 'internal' });
    const seen = (await world.send('ada', 'GET', `/tickets/${id}`)).body as unknown as TicketView;
    expect(seen).toMatchObject({ imported: null, comments: [{ text: 'Black' }] });
  });

  it.each([
    ['/openedAt', { openedAt: '2999-01-01T00:00:00Z' }],
    ['/solvedAt', { status: 'solved', solvedAt: '2025-11-02T00:00:00Z' }],
    ['/solvedAt', { solvedAt: '2025-11-04T00:00:00Z' }],
    ['/comments/1/at', { comments: [said('customer', '2025-11-04T00:00:00Z', 'B'), said('agent', '2025-11-03T00:00:00Z', 'A')] }],
    ['/comments/0/at', { comments: [said('customer', '2999-11-04T00:00:00Z', 'B')] }],
    ['/comments', { comments: [] }],
    ['/assignee', { assignee: 'nobody@demo.test' }],
    ['/source', { source: 'Old Desk' }],
    ['/comments/0/body', { comments: [said('customer', '2025-11-04T00:00:00Z', ' ')] }],
  ])('are refused at %s, and nothing is left behind', async (pointer, more) => {
    const body = past(more);
    const answer = await send(body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid', errors: [expect.objectContaining({ pointer })] } });
    expect((await send(past({ reference: body.reference }))).body).toMatchObject({ repeated: false });
  });

  it('are taken over by those who may', async () => {
    for (const who of ['agent', 'manager', 'engineer', 'ada']) expect(await send(past(), who)).toMatchObject({ status: 403 });
  });
});
