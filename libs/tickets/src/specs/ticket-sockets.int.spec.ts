import type { ClientMessages, ServerMessages } from '@casewright/contracts';
import { newId } from '@casewright/kernel';
import { until } from '@casewright/testing';
import { io, type Socket } from 'socket.io-client';
import { createTicketWorld, type TicketWorld } from './ticket-world';

type Client = Socket<ServerMessages, ClientMessages>;
type Heard = { [Message in keyof ServerMessages]: Parameters<ServerMessages[Message]>[0][] };

interface Screen {
  readonly client: Client;
  readonly heard: Heard;
  join(room: string): Promise<{ ok: boolean; code?: string }>;
}

describe('sockets', () => {
  let world: TicketWorld;
  let address: string;
  const screens: Client[] = [];

  beforeAll(async () => {
    world = await createTicketWorld();
    await world.test.app.listen(0, '127.0.0.1');
    address = await world.test.app.getUrl();
  });
  afterEach(() => {
    for (const client of screens.splice(0)) client.disconnect();
  });
  afterAll(() => world.test.close());

  const dial = (token: unknown): Client => {
    const client: Client = io(address, { path: '/socket.io', auth: { token }, reconnection: false, forceNew: true, transports: ['websocket'] });
    screens.push(client);
    return client;
  };
  const connect = async (who: string): Promise<Screen> => {
    const client = dial(who);
    const heard: Heard = { 'ticket.changed': [], 'ticket.gone': [], presence: [], left: [] };
    for (const name of Object.keys(heard) as (keyof ServerMessages)[]) client.on(name, ((message: never) => heard[name].push(message)) as never);
    await new Promise<void>((resolve, reject) => client.once('connect', resolve).once('connect_error', reject));
    return { client, heard, join: (room) => client.timeout(5000).emitWithAck('join', room) as Promise<{ ok: boolean; code?: string }> };
  };
  const ticketOf = (team: string) => world.open({ teamId: world.company.team(team) });
  const changesAt = (screen: Screen, id: string) => screen.heard['ticket.changed'].filter(({ ticketId }) => ticketId === id);
  const patch = (id: string, changes: object) => world.send('admin', 'PATCH', `/tickets/${id}`, changes);

  it.each([['that is unknown', 'nobody'], ['that is empty', ''], ['that is missing', undefined], ['of a wrong type', { a: 1 }], ['that is endless', 'x'.repeat(9000)]])('refuses a token %s', async (_, token) => {
    const refused = await new Promise<Error>((resolve) => dial(token).once('connect_error', resolve));
    expect(refused.message).toBe('auth.required');
  });

  it('lets into rooms by the same rules as REST', async () => {
    const { id } = await ticketOf('projectors');
    const [agent, stranger, ada] = [await connect('agent'), await connect('stranger'), await connect('ada')];
    expect(await agent.join(`ticket:${id}`)).toEqual({ ok: true });
    expect(await ada.join(`ticket:${id}`)).toEqual({ ok: true });
    expect(await stranger.join(`ticket:${id}`)).toEqual({ ok: false, code: 'resource.missing' });
    for (const room of [`ticket:${newId()}`, 'ticket', 'queue:x', `presence:${id}`, 'admin', '', 'ticket:%', { a: 1 } as never]) {
      expect(await agent.join(room)).toEqual({ ok: false, code: 'resource.missing' });
    }
  });

  it('tells the queue and the ticket, each reader only what is theirs', async () => {
    const [agent, stranger, ada] = [await connect('agent'), await connect('stranger'), await connect('ada')];
    for (const screen of [agent, stranger, ada]) expect(await screen.join('queue')).toEqual({ ok: true });
    const { id } = await ticketOf('projectors');
    await world.test.catchUp();
    await until(() => changesAt(agent, id).length === 1 && changesAt(ada, id).length === 1);
    expect(changesAt(agent, id)).toEqual([{ ticketId: id, version: 2, eventTypes: ['ticket.opened', 'ticket.commented'] }]);

    await world.send('agent', 'POST', `/tickets/${id}/comments`, { body: 'Between us', format: 'text', visibility: 'internal' });
    await world.test.catchUp();
    await patch(id, { priority: 'high' });
    await world.test.catchUp();
    await world.send('agent', 'POST', `/tickets/${id}/comments`, { body: 'For you', format: 'text', visibility: 'public' });
    await world.test.catchUp();
    await until(() => changesAt(ada, id).length === 2);
    await until(() => changesAt(agent, id).at(-1)?.version === 6);
    expect(changesAt(ada, id).at(-1)).toEqual({ ticketId: id, version: 6, eventTypes: ['ticket.commented', 'ticket.status-changed'] });
    expect(changesAt(stranger, id)).toEqual([]);
  });

  it('takes a ticket that moves away from its readers', async () => {
    const { id } = await ticketOf('projectors');
    const [agent, stranger] = [await connect('agent'), await connect('stranger')];
    await world.test.catchUp();
    for (const room of ['queue', `ticket:${id}`]) await agent.join(room);
    await stranger.join('queue');
    await patch(id, { teamId: world.company.team('field') });
    await world.test.catchUp();
    await until(() => agent.heard.left.length === 1 && changesAt(stranger, id).length === 1);
    expect(agent.heard['ticket.gone']).toEqual([{ ticketId: id }]);
    expect(agent.heard.left).toEqual([{ room: `ticket:${id}` }]);
    const before = changesAt(agent, id).length;
    await patch(id, { priority: 'urgent' });
    await world.test.catchUp();
    await until(() => changesAt(stranger, id).length === 2);
    expect(changesAt(agent, id)).toHaveLength(before);
  });

  it('ends a right within 5 seconds', async () => {
    const { id } = await ticketOf('projectors');
    const colleague = await connect('colleague');
    expect(await colleague.join(`ticket:${id}`)).toEqual({ ok: true });
    world.company.change('colleague', { teamIds: [] });
    await until(() => colleague.heard.left.length === 1, 5000);
    expect(await colleague.join(`ticket:${id}`)).toEqual({ ok: false, code: 'resource.missing' });
    world.company.change('colleague', { active: false });
    await until(() => colleague.client.disconnected, 5000);
    world.company.change('colleague', { active: true, teamIds: [world.company.team('projectors')] });
  });

  it('shows who looks and who types, to staff only', async () => {
    const { id } = await ticketOf('projectors');
    const [agent, colleague, ada] = [await connect('agent'), await connect('colleague'), await connect('ada')];
    for (const screen of [agent, colleague, ada]) await screen.join(`ticket:${id}`);
    const viewers = () => agent.heard.presence.at(-1)?.viewers.map(({ name, typing }) => `${name}${typing ? ' types' : ''}`).sort().join(', ');
    await until(() => viewers() === 'agent, colleague');
    colleague.client.emit('typing', { ticketId: id, typing: true });
    await until(() => viewers() === 'agent, colleague types');
    colleague.client.emit('typing', { ticketId: id, typing: false });
    await until(() => viewers() === 'agent, colleague');
    ada.client.emit('typing', { ticketId: id, typing: true });
    colleague.client.disconnect();
    await until(() => viewers() === 'agent');
    expect(ada.heard.presence).toEqual([]);
  });

  it('cuts off who sends too much', async () => {
    const [loud, large] = [await connect('agent'), await connect('agent')];
    large.client.emit('leave', 'x'.repeat(20_000));
    for (let count = 0; count < 300; count += 1) loud.client.emit('leave', 'queue');
    await until(() => loud.client.disconnected && large.client.disconnected);
  });
});
