import { CommandGateway } from '@casewright/commands';
import { TicketVisibility } from '@casewright/contracts';
import { firstMeta, newId } from '@casewright/kernel';
import { Authenticator } from '@casewright/http';
import { createTicketWorld, type TicketWorld } from './ticket-world';

describe('who sees what', () => {
  let world: TicketWorld;
  let id: string;
  const note = { body: 'The zebra in the lamp house', format: 'text', visibility: 'internal' };

  beforeAll(async () => {
    world = await createTicketWorld();
    ({ id } = await world.open({ teamId: world.company.team('projectors'), tags: ['vip'] }));
    await world.send('agent', 'POST', `/tickets/${id}/comments`, note);
    await world.test.catchUp();
  });
  afterAll(() => world.test.close());

  it.each([
    ['agent', 200],
    ['manager', 200],
    ['ada', 200],
    ['stranger', 404],
    ['engineer', 404],
    ['bob', 404],
  ])('%s: %d, by every address', async (who, status) => {
    for (const path of ['', '/events']) expect((await world.send(who, 'GET', `/tickets/${id}${path}`)).status).toBe(status);
    const list = await world.send(who, 'GET', `/tickets?q=black`);
    expect((list.body['items'] as unknown[]).length).toBe(status === 200 ? 1 : 0);
    const principal = await world.test.get(Authenticator).authenticate(who);
    expect(principal && (await world.test.get(TicketVisibility).canSee(principal, id))).toBe(status === 200);
  });

  it('answers the same for a foreign ticket as for a missing one', async () => {
    const strip = ({ body }: { body: object }) => ({ ...body, instance: undefined });
    const missing = newId();
    const calls = [
      ['GET', ''],
      ['GET', '/events'],
      ['PATCH', '', { priority: 'low' }],
      ['POST', '/comments', { ...note, visibility: 'public' }],
      ['POST', '/take'],
      ['POST', '/tags/x'],
      ['GET', `/attachments/${newId()}`],
    ] as const;
    for (const [method, path, body] of calls) {
      const [foreign, absent] = [
        await world.send('stranger', method, `/tickets/${id}${path}`, body),
        await world.send('stranger', method, `/tickets/${missing}${path}`, body),
      ];
      expect(foreign.status).toBe(404);
      expect(strip(foreign)).toEqual(strip(absent));
    }
  });

  it('shows customers no note, tag, clock or internal event', async () => {
    const view = await world.send('ada', 'GET', `/tickets/${id}`);
    expect(view.body).toMatchObject({ tags: [], followers: [], sla: null, comments: [{ author: { name: 'Ada' } }] });
    const events = await world.send('ada', 'GET', `/tickets/${id}/events`);
    expect(events.body['items']).toMatchObject([{ type: 'ticket.opened', data: {} }, { type: 'ticket.commented' }]);
    expect(JSON.stringify([view.body, events.body])).not.toMatch(/zebra|vip|internal/);
  });

  it('lets customers neither filter nor sort by what they are not shown', async () => {
    for (const query of ['tag=vip', 'sla=active']) expect((await world.send('ada', 'GET', `/tickets?${query}`)).status).toBe(403);
    const byClock = await world.send('ada', 'GET', '/tickets?sort=slaDueAt');
    expect(byClock.body).toEqual((await world.send('ada', 'GET', '/tickets?sort=-updatedAt')).body);
  });

  it('finds no words of a note for customers', async () => {
    expect((await world.send('agent', 'GET', '/tickets?q=zebra')).body['items']).toHaveLength(1);
    expect((await world.send('ada', 'GET', '/tickets?q=zebra')).body['items']).toHaveLength(0);
    expect((await world.send('ada', 'GET', '/tickets?q=hall')).body['items']).toHaveLength(1);
  });

  it('refuses notes of customers, also by name', async () => {
    expect(await world.send('ada', 'POST', `/tickets/${id}/comments`, note)).toMatchObject({ status: 403 });
    const comment = { text: 'x', html: null, visibility: 'internal', channel: 'web', authorId: newId(), authorKind: 'customer' };
    const meta = firstMeta(newId(), { kind: 'plugin', id: 'test' }, new Date('2026-01-05T09:00:00Z'));
    const sent = world.test.get(CommandGateway).send({ type: 'ticket.comment', data: { ticketId: id, comment } }, meta);
    await expect(sent).rejects.toMatchObject({ code: 'permission.denied' });
  });

  it('shows engineers what they are assigned to or follow', async () => {
    const engineer = (await world.company.activeAgents()).find(({ name }) => name === 'engineer')?.id;
    const { id: own } = await world.open();
    await world.send('admin', 'PATCH', `/tickets/${own}`, { assigneeId: engineer });
    expect((await world.send('engineer', 'GET', `/tickets/${own}`)).status).toBe(200);
    expect((await world.send('engineer', 'PATCH', `/tickets/${own}`, { priority: 'low' })).status).toBe(403);
    expect((await world.send('engineer', 'POST', `/tickets/${own}/comments`, note)).status).toBe(201);
  });
});
