import type { TicketCounts, TicketList } from '@casewright/contracts';
import { ProcessHost } from '@casewright/processes';
import { hour, WaitingDesk } from './waiting-desk';

describe('Snoozing a ticket', () => {
  let desk: WaitingDesk;
  beforeAll(async () => {
    desk = await WaitingDesk.open();
  });
  afterAll(() => desk.test.close());

  const list = async (query: string) =>
    (await desk.act<TicketList>('agent', 'GET', `/tickets?${query}`)).items.map(({ id, snoozedUntil }) => [id, snoozedUntil]);
  const counts = () => desk.act<TicketCounts>('agent', 'GET', '/tickets/counts');
  const ends = async (id: string) =>
    (await desk.events(id)).flatMap(({ type, data }) => (type === 'ticket.snooze-ended' ? [data.because] : []));

  it('takes it out of the views until its time comes, and back by itself', async () => {
    const { id } = await desk.ticket();
    const until = desk.in(2 * hour);
    await desk.catchUp();
    const before = await counts();
    const snoozed = await desk.act('agent', 'POST', `/tickets/${id}/snooze`, { until, reason: 'Lamp is on its way' });
    expect(snoozed).toMatchObject({ snoozedUntil: until, snooze: { until, by: { name: 'agent' }, reason: 'Lamp is on its way' } });
    await desk.catchUp();
    expect(await list('snoozed=true')).toEqual([[id, until]]);
    expect(await list('snoozed=false')).not.toContainEqual([id, until]);
    expect(await list('')).toContainEqual([id, until]);
    expect(await counts()).toMatchObject({ all: before.all - 1, mine: before.mine - 1, snoozed: 1 });
    await desk.pass(hour);
    expect(await ends(id)).toEqual([]);
    await desk.pass(hour);
    expect(await ends(id)).toEqual(['time']);
    expect(await list('snoozed=true')).toEqual([]);
    expect(await counts()).toEqual(before);
  });

  it('is taken back, and moved, without leaving a process behind', async () => {
    const { id } = await desk.ticket();
    await desk.act('agent', 'POST', `/tickets/${id}/snooze`, { until: desk.in(hour) });
    await desk.act('agent', 'POST', `/tickets/${id}/snooze`, { until: desk.in(3 * hour) });
    await desk.pass(2 * hour);
    expect(await ends(id)).toEqual([]);
    expect((await desk.act('agent', 'DELETE', `/tickets/${id}/snooze`)).snooze).toBeNull();
    await desk.pass(2 * hour);
    expect(await ends(id)).toEqual(['taken-back']);
    expect(await desk.test.get(ProcessHost).find('snooze', id)).toMatchObject({ status: 'done' });
  });

  it('lists what is back next first', async () => {
    const tickets = [await desk.ticket(), await desk.ticket(), await desk.ticket()];
    for (const [place, hours] of [3, 1, 2].entries())
      await desk.act('agent', 'POST', `/tickets/${tickets[place]?.id}/snooze`, { until: desk.in(hours * hour) });
    await desk.catchUp();
    const [third, first, second] = tickets.map(({ id }) => id);
    const listed = (await list('snoozed=true&sort=snoozedUntil')).map(([id]) => id);
    expect(listed).toEqual([first, second, third]);
    expect((await list('sort=snoozedUntil&limit=3')).map(([id]) => id)).toEqual(listed);
    for (const { id } of tickets) await desk.act('agent', 'DELETE', `/tickets/${id}/snooze`);
  });

  it('ends when the requester answers, or a colleague changes it', async () => {
    const [answered, taken] = [await desk.ticket(), await desk.ticket()];
    for (const { id } of [answered, taken]) await desk.act('agent', 'POST', `/tickets/${id}/snooze`, { until: desk.in(hour) });
    await desk.act('agent', 'PATCH', `/tickets/${taken.id}`, { status: 'pending' });
    await desk.act('ada', 'POST', `/tickets/${answered.id}/comments`, { body: 'And now?', visibility: 'public' });
    await desk.act('colleague', 'POST', `/tickets/${taken.id}/take`);
    await desk.pass(2 * hour);
    expect(await ends(answered.id)).toEqual(['customer-replied']);
    expect(await ends(taken.id)).toEqual(['changed']);
  });

  it('goes on where the program was killed between waking the ticket and noting it down', async () => {
    const { id } = await desk.ticket();
    await desk.act('agent', 'POST', `/tickets/${id}/snooze`, { until: desk.in(hour) });
    await desk.catchUp();
    // The row as it stood before: the input comes again, with the very same command.
    const { Database } = await import('@casewright/persistence');
    const database = desk.test.get(Database);
    const read = 'select to_jsonb(p) as row from processes.processes p where id = $1';
    const [before] = await database.query<{ row: object }>(read, [`snooze:${id}`]);
    await desk.pass(hour);
    await database.query('delete from processes.processes where id = $1', [`snooze:${id}`]);
    await database.query('insert into processes.processes select * from jsonb_populate_record(null::processes.processes, $1::jsonb)', [
      JSON.stringify(before?.row),
    ]);
    await desk.pass(1_000);
    expect(await ends(id)).toEqual(['time']);
  });

  it('refuses the past, other people’s tickets, and whoever may not edit', async () => {
    const { id } = await desk.ticket();
    const snooze = (as: string, body: object) => desk.world.send(as, 'POST', `/tickets/${id}/snooze`, body);
    const past = await snooze('agent', { until: desk.in(-hour) });
    expect([past.status, past.body.errors]).toEqual([400, [{ in: 'body', pointer: '/until', message: 'Must be in the future' }]]);
    expect((await snooze('engineer', { until: desk.in(hour) })).status).toBe(403);
    expect((await snooze('ada', { until: desk.in(hour) })).status).toBe(403);
    await desk.act('admin', 'PATCH', `/tickets/${id}`, { teamId: desk.world.company.team('care'), assigneeId: null });
    await desk.catchUp();
    expect((await snooze('stranger', { until: desk.in(hour) })).status).toBe(404);
  });

  it('tells customers nothing of it', async () => {
    const { id } = await desk.ticket();
    await desk.act('agent', 'POST', `/tickets/${id}/snooze`, { until: desk.in(hour), reason: 'Secret' });
    const seen = await desk.act('ada', 'GET', `/tickets/${id}`);
    const told = await desk.act<object>('ada', 'GET', `/tickets/${id}/events`);
    expect(seen).toMatchObject({ snooze: null, snoozedUntil: null });
    expect(JSON.stringify(told)).not.toContain('snooz');
    await desk.catchUp();
    const shown = await desk.act<TicketList>('ada', 'GET', '/tickets?snoozed=false');
    expect(shown.items.map((item) => item.id)).toContain(id);
    expect((await desk.act<TicketCounts>('ada', 'GET', '/tickets/counts')).snoozed).toBe(0);
  });
});
