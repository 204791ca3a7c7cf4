import type { ClientMessages, NotificationList, ServerMessages, TicketView } from '@casewright/contracts';
import { newId } from '@casewright/kernel';
import { until } from '@casewright/testing';
import { io, type Socket } from 'socket.io-client';
import { startWholeProgram, type Caller, type WholeProgram } from './whole-program';

type Screen = Socket<ServerMessages, ClientMessages>;

describe('notifications of the whole program', () => {
  let program: WholeProgram;
  let admin: Caller;
  let agent: Caller;
  let engineer: Caller;
  let customer: Caller;
  let teams: { theirs: string; other: string };
  const screens: Screen[] = [];

  beforeAll(async () => {
    program = await startWholeProgram();
    await program.app.listen(0, '127.0.0.1');
    admin = await program.join('Head', 'admin');
    const team = async (name: string) => (await admin.ask<{ id: string }>('POST', '/teams', { name })).id;
    teams = { theirs: await team('Theirs'), other: await team('Other') };
    agent = await program.join('Mia Brandt', 'agent', [teams.theirs]);
    engineer = await program.join('Jonas Field', 'engineer');
    customer = await program.join('Cara', 'customer');
  });
  afterEach(() => screens.splice(0).forEach((screen) => screen.disconnect()));
  afterAll(() => program.close());

  const open = () => customer.ask<TicketView>('POST', '/tickets', { subject: 'Lamp', body: 'It is dark' });
  const edit = (by: Caller, { id }: TicketView, changes: object) => by.ask('PATCH', `/tickets/${id}`, changes);
  const write = (by: Caller, { id }: TicketView, visibility = 'public') =>
    by.ask('POST', `/tickets/${id}/comments`, { body: 'Still dark', visibility });
  const list = (of: Caller) => of.ask<NotificationList>('GET', '/notifications');
  const kinds = async (of: Caller, { id }: TicketView) =>
    (await list(of)).items.filter(({ ticket }) => ticket?.id === id).map(({ kind, by }) => `${kind} ${by?.name ?? ''}`.trim());
  const settle = () => program.catchUp().then(() => program.clock.advance(1000));
  const dial = async (caller: Caller): Promise<Screen> => {
    const screen: Screen = io(await program.app.getUrl(), {
      ...{ path: '/socket.io', auth: { token: caller.token }, reconnection: false, forceNew: true, transports: ['websocket'] },
    });
    screens.push(screen);
    await new Promise<void>((connected, refused) => screen.once('connect', connected).once('connect_error', refused));
    return screen;
  };
  const join = (screen: Screen, room: string) => screen.timeout(5000).emitWithAck('join', room);

  it('tell who was given a ticket, whose requester answered, and what colleagues noted', async () => {
    const ticket = await open();
    await edit(admin, ticket, { assigneeId: engineer.userId });
    await settle();
    await write(customer, ticket);
    await settle();
    await write(admin, ticket, 'internal');
    await settle();
    expect(await kinds(engineer, ticket)).toEqual(['noted Head', 'answered Cara', 'assigned Head']);
    expect(await kinds(admin, ticket)).toEqual([]);
    expect((await customer.send('GET', '/notifications')).statusCode).toBe(403);
  });

  it('go with the right to see the ticket, and come back with it', async () => {
    const ticket = await open();
    await edit(admin, ticket, { teamId: teams.theirs, assigneeId: agent.userId });
    await settle();
    expect(await kinds(agent, ticket)).toEqual(['assigned Head']);
    const { unreadCount } = await list(agent);
    await edit(admin, ticket, { teamId: teams.other, assigneeId: null });
    await settle();
    expect(await kinds(agent, ticket)).toEqual([]);
    expect((await list(agent)).unreadCount).toBe(unreadCount - 1);
    await edit(admin, ticket, { teamId: teams.theirs });
    await settle();
    expect(await kinds(agent, ticket)).toEqual(['assigned Head']);
  });

  it('have a room for each, which nobody else gets into', async () => {
    const [agents, customers] = [await dial(agent), await dial(customer)];
    const room = `notifications:${agent.userId}`;
    const heard: string[] = [];
    agents.on('room.changed', (message) => heard.push(message.room));
    expect(await join(agents, room)).toEqual({ ok: true });
    for (const [screen, name] of [
      [agents, `notifications:${admin.userId}`],
      [agents, `notifications:${newId()}`],
      [agents, 'notifications'],
      [customers, `notifications:${customer.userId}`],
    ] as const) {
      expect(await join(screen, name)).toEqual({ ok: false, code: 'resource.missing' });
    }
    await edit(admin, await open(), { assigneeId: agent.userId });
    await settle();
    await until(() => heard.length === 1);
    await agent.ask('POST', '/notifications/read', { upTo: (await list(agent)).items[0]?.id });
    await until(() => heard.length === 2);
    expect(new Set(heard)).toEqual(new Set([room]));
  });

  it('are marked as read once, however often it is asked with the same key', async () => {
    const ticket = await open();
    await edit(admin, ticket, { assigneeId: agent.userId });
    await settle();
    const [{ id } = { id: '' }] = (await list(agent)).items;
    const key = { 'idempotency-key': newId() };
    const first = await agent.send('POST', '/notifications/read', { ids: [id] }, key);
    await edit(admin, await open(), { assigneeId: agent.userId });
    await settle();
    const repeated = await agent.send('POST', '/notifications/read', { ids: [id] }, key);
    expect([first.statusCode, repeated.statusCode, repeated.body]).toEqual([200, 200, first.body]);
    expect((await agent.send('POST', '/notifications/read', { upTo: id }, key)).statusCode).toBe(422);
  });
});
