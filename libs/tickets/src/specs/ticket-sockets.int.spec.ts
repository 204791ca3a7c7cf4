import { newId } from '@casewright/kernel';
import { describeWith, startRedis, until, type TestRedis } from '@casewright/testing';
import { Screens, type Screen } from './screen';
import { createTicketWorld, type TicketWorld } from './ticket-world';

describe('sockets', () => {
  let world: TicketWorld;
  let screens: Screens;

  beforeAll(async () => {
    world = await createTicketWorld();
    screens = await Screens.of(world);
  });
  afterEach(() => screens.close());
  afterAll(() => world.test.close());

  const ticketOf = (team: string) => world.open({ teamId: world.company.team(team) });
  const patch = (id: string, changes: object) => world.send('admin', 'PATCH', `/tickets/${id}`, changes);
  const open = (...who: string[]) => Promise.all(who.map((one) => screens.open(one)));

  it.each([
    ['that is unknown', 'nobody'],
    ['that is empty', ''],
    ['that is missing', undefined],
    ['of a wrong type', { a: 1 }],
    ['that is endless', 'x'.repeat(9000)],
  ])('refuses a token %s', async (_, token) => {
    const refused = await new Promise<Error>((resolve) => screens.dial(token).once('connect_error', resolve));
    expect(refused.message).toBe('auth.required');
  });

  it('lets into rooms by the same rules as REST', async () => {
    const { id } = await ticketOf('projectors');
    const [agent, stranger, ada] = await open('agent', 'stranger', 'ada');
    expect(await agent?.join(`ticket:${id}`)).toEqual({ ok: true });
    expect(await ada?.join(`ticket:${id}`)).toEqual({ ok: true });
    expect(await stranger?.join(`ticket:${id}`)).toEqual({ ok: false, code: 'resource.missing' });
    for (const room of [`ticket:${newId()}`, 'ticket', `queue:${id}`, `presence:${id}`, 'admin', '', 'ticket:%', { a: 1 } as never]) {
      expect(await agent?.join(room)).toEqual({ ok: false, code: 'resource.missing' });
    }
  });

  it('tells whoever looks at two tickets that they have become one, or one has become two', async () => {
    const [first, second] = [await ticketOf('projectors'), await ticketOf('projectors')];
    await world.test.catchUp();
    const agent = await screens.open('agent');
    await agent.join('queue');
    const types = (id: string) => agent.changesOf(id).flatMap(({ eventTypes }) => eventTypes);
    const [comment] = second.comments;
    await world.send('colleague', 'POST', `/tickets/${second.id}/split`, { commentId: comment?.id });
    await world.test.catchUp();
    await until(() => types(second.id).includes('ticket.split'));
    await world.send('colleague', 'POST', `/tickets/${second.id}/merge`, { into: first.id });
    await world.test.catchUp();
    await until(() => types(first.id).includes('ticket.absorbed') && types(second.id).includes('ticket.merged'));
  });

  it('tells the queue and the ticket, each reader only what is theirs', async () => {
    const [agent, stranger, ada] = [await screens.open('agent'), await screens.open('stranger'), await screens.open('ada')];
    for (const screen of [agent, stranger, ada]) expect(await screen.join('queue')).toEqual({ ok: true });
    const { id } = await ticketOf('projectors');
    await world.test.catchUp();
    await until(() => agent.changesOf(id).length === 1 && ada.changesOf(id).length === 1);
    expect(agent.changesOf(id)).toEqual([{ ticketId: id, version: 2, eventTypes: ['ticket.opened', 'ticket.commented'] }]);

    await world.send('agent', 'POST', `/tickets/${id}/comments`, { body: 'Between us', format: 'text', visibility: 'internal' });
    await world.test.catchUp();
    await patch(id, { priority: 'high' });
    await world.test.catchUp();
    await world.send('agent', 'POST', `/tickets/${id}/comments`, { body: 'For you', format: 'text', visibility: 'public' });
    await world.test.catchUp();
    await until(() => ada.changesOf(id).length === 2 && agent.changesOf(id).at(-1)?.version === 6);
    expect(ada.changesOf(id).at(-1)).toEqual({ ticketId: id, version: 6, eventTypes: ['ticket.commented', 'ticket.status-changed'] });
    expect(stranger.changesOf(id)).toEqual([]);
  });

  it('takes a ticket that moves away from its readers', async () => {
    const { id } = await ticketOf('projectors');
    const [agent, stranger] = [await screens.open('agent'), await screens.open('stranger')];
    await world.test.catchUp();
    for (const room of ['queue', `ticket:${id}`]) await agent.join(room);
    await stranger.join('queue');
    await patch(id, { teamId: world.company.team('field') });
    await world.test.catchUp();
    await until(() => agent.heard.left.length === 1 && stranger.changesOf(id).length === 1);
    expect(agent.heard['ticket.gone']).toEqual([{ ticketId: id }]);
    expect(agent.heard.left).toEqual([{ room: `ticket:${id}` }]);
    const before = agent.changesOf(id).length;
    await patch(id, { priority: 'urgent' });
    await world.test.catchUp();
    await until(() => stranger.changesOf(id).length === 2);
    expect(agent.changesOf(id)).toHaveLength(before);
  });

  it('ends a right within 5 seconds', async () => {
    const { id } = await ticketOf('projectors');
    const colleague = await screens.open('colleague');
    expect(await colleague.join(`ticket:${id}`)).toEqual({ ok: true });
    world.company.change('colleague', { teamIds: [] });
    await until(() => colleague.heard.left.length === 1);
    expect(await colleague.join(`ticket:${id}`)).toEqual({ ok: false, code: 'resource.missing' });
    world.company.change('colleague', { active: false });
    await until(() => colleague.client.disconnected);
    world.company.change('colleague', { active: true, teamIds: [world.company.team('projectors')] });
  });

  it('shows who looks and who types, to staff only', async () => {
    const { id } = await ticketOf('projectors');
    const [agent, colleague, ada] = [await screens.open('agent'), await screens.open('colleague'), await screens.open('ada')];
    for (const screen of [agent, colleague, ada]) await screen.join(`ticket:${id}`);
    await until(() => agent.viewers() === 'agent, colleague');
    colleague.client.emit('typing', { ticketId: id, typing: true });
    await until(() => agent.viewers() === 'agent, colleague types');
    colleague.client.emit('typing', { ticketId: id, typing: false });
    await until(() => agent.viewers() === 'agent, colleague');
    ada.client.emit('typing', { ticketId: id, typing: true });
    colleague.client.disconnect();
    await until(() => agent.viewers() === 'agent');
    expect(ada.heard.presence).toEqual([]);
  });

  it('shows in the queue who looks at which ticket, to staff who may see it', async () => {
    const { id } = await ticketOf('projectors');
    await world.test.catchUp();
    const [agent, stranger, ada] = [await screens.open('agent'), await screens.open('stranger'), await screens.open('ada')];
    for (const screen of [agent, stranger, ada]) await screen.join('queue');
    const colleague = await screens.open('colleague');
    await colleague.join(`ticket:${id}`);
    await until(() => agent.viewersInQueue(id) === 'colleague');
    const told = agent.heard['queue.viewers'].length;
    colleague.client.emit('typing', { ticketId: id, typing: true });
    await agent.join(`ticket:${id}`);
    await until(() => agent.viewersInQueue(id) === 'agent, colleague');
    expect(agent.heard['queue.viewers']).toHaveLength(told + 1);

    const late = await screens.open('agent');
    await late.join('queue');
    await until(() => late.viewersInQueue(id) === 'agent, colleague');
    colleague.client.disconnect();
    agent.client.emit('leave', `ticket:${id}`);
    await until(() => late.viewersInQueue(id) === '');
    expect(stranger.viewersInQueue(id)).toBeUndefined();
    expect(ada.heard['queue.viewers']).toEqual([]);
  });

  it('cuts off who sends too much', async () => {
    const [loud, large] = [await screens.open('agent'), await screens.open('agent')];
    large.client.emit('leave', 'x'.repeat(20_000));
    for (let count = 0; count < 300; count += 1) loud.client.emit('leave', 'queue');
    await until(() => loud.client.disconnected && large.client.disconnected);
  });
});

describeWith('redis', 'sockets of two processes', () => {
  let redis: TestRedis;
  let here: TicketWorld;
  let there: TicketWorld;

  beforeAll(async () => {
    redis = await startRedis();
    here = await createTicketWorld(undefined, { REDIS_URL: redis.url });
    there = await createTicketWorld(here, { REDIS_URL: redis.url });
  });
  afterAll(async () => {
    await there.test.close();
    await here.test.close();
    await redis.stop();
  });

  it('share changes, presence and typing', async () => {
    const { id } = await here.open();
    await here.test.catchUp();
    const [screensHere, screensThere] = [await Screens.of(here), await Screens.of(there)];
    const [agent, colleague] = [await screensHere.open('agent'), await screensThere.open('colleague')];
    await agent.join('queue');
    for (const screen of [agent, colleague]) expect(await screen.join(`ticket:${id}`)).toEqual({ ok: true });
    await until(() => agent.viewersInQueue(id) === 'agent, colleague');
    await until(() => agent.viewers() === 'agent, colleague' && colleague.viewers() === 'agent, colleague');
    colleague.client.emit('typing', { ticketId: id, typing: true });
    await until(() => agent.viewers() === 'agent, colleague types');
    await here.send('agent', 'PATCH', `/tickets/${id}`, { priority: 'high' });
    await here.test.catchUp();
    // The opening may still be on its way here when the first screen joins.
    const raised = (screen: Screen) => screen.changesOf(id).filter(({ eventTypes }) => eventTypes.includes('ticket.priority-changed'));
    await until(() => raised(agent).length === 1 && raised(colleague).length === 1);
    screensThere.close();
    await until(() => agent.viewers() === 'agent' && agent.viewersInQueue(id) === 'agent');
    screensHere.close();
  });
});
