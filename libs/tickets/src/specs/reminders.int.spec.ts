import type { ReminderList, ReminderView } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { hour, WaitingDesk } from './waiting-desk';

describe('Reminders', () => {
  let desk: WaitingDesk;
  beforeAll(async () => {
    desk = await WaitingDesk.open();
  });
  afterAll(() => desk.test.close());

  const set = (id: string, wish: object, as = 'agent') => desk.act<ReminderView>(as, 'POST', `/tickets/${id}/reminders`, wish);
  const states = async (id: string, as = 'agent') =>
    (await desk.act<ReminderList>(as, 'GET', `/tickets/${id}/reminders`)).items.map(({ text, state }) => [text, state]);
  const waiting = async (as: string) => (await desk.act<ReminderList>(as, 'GET', '/reminders')).items;

  it('ring for whoever set them, at their time and once', async () => {
    const ticket = await desk.ticket();
    const reminder = await set(ticket.id, { at: desk.in(hour), text: 'Call Ada' });
    expect(reminder).toMatchObject({ state: 'waiting', text: 'Call Ada', unless: [], ticket: { number: ticket.reference } });
    await desk.catchUp();
    expect(await waiting('agent')).toEqual([{ ...reminder, ticket: { ...reminder.ticket, subject: ticket.subject } }]);
    expect(desk.told).toEqual([]);
    await desk.pass(hour);
    await desk.pass(hour);
    expect(desk.told).toEqual([
      { reminderId: reminder.id, ticketId: ticket.id, userId: desk.world.company.members.get('agent')?.id, text: 'Call Ada' },
    ]);
    expect(await states(ticket.id)).toEqual([['Call Ada', 'rung']]);
    expect(await waiting('agent')).toEqual([]);
  });

  it('become needless as they say: an answer, or that it is solved', async () => {
    const { id } = await desk.ticket();
    const told = desk.told.length;
    await set(id, { at: desk.in(hour), text: 'Chase', unless: ['customer-replied'] });
    await set(id, { at: desk.in(hour), text: 'Solve', unless: ['solved'] });
    await set(id, { at: desk.in(2 * hour), text: 'Whatever' });
    await desk.act('ada', 'POST', `/tickets/${id}/comments`, { body: 'Here I am', visibility: 'public' });
    await desk.act('agent', 'PATCH', `/tickets/${id}`, { status: 'solved' });
    await desk.pass(2 * hour);
    expect(desk.told.slice(told).map(({ text }) => text)).toEqual(['Whatever']);
    expect((await states(id)).sort()).toEqual([
      ['Chase', 'dropped'],
      ['Solve', 'dropped'],
      ['Whatever', 'rung'],
    ]);
  });

  it('follow a ticket into the one that it was merged into', async () => {
    const [first, second] = [await desk.ticket(), await desk.ticket()];
    const told = desk.told.length;
    await set(second.id, { at: desk.in(hour), text: 'Still open', unless: ['solved'] });
    await set(second.id, { at: desk.in(3 * hour), text: 'Still silent', unless: ['customer-replied'] });
    await desk.act('agent', 'POST', `/tickets/${second.id}/merge`, { into: first.id });
    await desk.pass(hour);
    expect(desk.told.slice(told).map(({ text }) => text)).toEqual(['Still open']);
    await desk.act('ada', 'POST', `/tickets/${first.id}/comments`, { body: 'Here I am', visibility: 'public' });
    await desk.pass(2 * hour);
    expect((await states(second.id)).sort()).toEqual([
      ['Still open', 'rung'],
      ['Still silent', 'dropped'],
    ]);
  });

  it('are cancelled, and nobody else’s', async () => {
    const { id } = await desk.ticket();
    const reminder = await set(id, { at: desk.in(hour), text: 'Private thought' });
    expect(await states(id, 'colleague')).toEqual([]);
    const path = `/tickets/${id}/reminders/${reminder.id}`;
    expect((await desk.world.send('colleague', 'DELETE', path)).status).toBe(404);
    expect((await desk.act<ReminderView>('agent', 'DELETE', path)).state).toBe('cancelled');
    const told = desk.told.length;
    await desk.pass(hour);
    expect(desk.told).toHaveLength(told);
    expect(await waiting('agent')).toEqual([]);
  });

  it('refuse what cannot be, and whoever may not', async () => {
    const { id } = await desk.ticket();
    const answer = await desk.world.send('agent', 'POST', `/tickets/${id}/reminders`, { at: desk.in(-hour), text: 'Late' });
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([400, '/at']);
    expect((await desk.world.send('ada', 'POST', `/tickets/${id}/reminders`, { at: desk.in(hour), text: 'Me too' })).status).toBe(403);
    expect((await desk.world.send('engineer', 'POST', `/tickets/${id}/reminders`, { at: desk.in(hour), text: 'Me too' })).status).toBe(404);
  });

  it('leave what they say nowhere in the clear', async () => {
    const { id } = await desk.ticket();
    await set(id, { at: desk.in(hour), text: 'Zebrafinch' });
    await desk.catchUp();
    const database = desk.test.get(Database);
    const places = ['es.events', 'es.snapshots', 'processes.processes', 'rm.waiting_reminders'];
    for (const place of places) {
      const rows = await database.query(`select 1 from ${place} as r where r::text ilike '%zebrafinch%'`);
      expect([place, rows.length]).toEqual([place, 0]);
    }
  });
});
