import { createTicketWorld, type TicketWorld } from './ticket-world';

describe('tickets over HTTP', () => {
  let world: TicketWorld;

  beforeAll(async () => {
    world = await createTicketWorld();
  });
  afterAll(() => world.test.close());

  it('opens, answers, solves and reopens', async () => {
    const { send } = world;
    const opened = await world.open({ priority: 'urgent', tags: ['hall-3'], teamId: world.company.team('projectors') });
    expect(opened).toMatchObject({ reference: `T-${opened.number}`, status: { category: 'new' }, requester: { name: 'Ada' }, team: { name: 'projectors' } });
    expect(opened.number).toBeGreaterThanOrEqual(1001);

    const replied = await send('agent', 'POST', `/tickets/${opened.id}/comments`, { body: 'We look into it', format: 'text', visibility: 'public' });
    expect(replied).toMatchObject({ status: 201, body: { status: { category: 'open' } } });

    const unassigned = await send('agent', 'PATCH', `/tickets/${opened.id}`, { status: 'solved' });
    expect(unassigned).toMatchObject({ status: 409, body: { code: 'ticket.assignee-needed' } });

    const solved = await send('agent', 'PATCH', `/tickets/${opened.id}`, { assigneeId: (await send('agent', 'POST', `/tickets/${opened.id}/take`)).body['assignee'] ? undefined : null, status: 'solved' });
    expect(solved).toMatchObject({ status: 200, body: { status: { category: 'solved' }, assignee: { name: 'agent' } } });

    const again = await send('ada', 'POST', `/tickets/${opened.id}/comments`, { body: 'Still black', format: 'text', visibility: 'public' });
    expect(again).toMatchObject({ status: 201, body: { status: { category: 'open', label: 'Being worked on' }, tags: [], sla: null } });
  });
});
