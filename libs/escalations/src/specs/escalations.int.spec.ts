import { newId } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { officeHours, rule, team, user } from './company';
import { openDesk, step, type Desk } from './desk';

describe('escalations of tickets', () => {
  let desk: Desk;
  beforeAll(async () => void (desk = await openDesk()));
  afterAll(() => desk.test.close());
  beforeEach(() => desk.clock.set(new Date('2026-01-05T09:00:00Z')));

  const types = async (ticketId: string) => (await desk.logged(ticketId)).map(({ type }) => type.replace('escalation.', ''));
  const act = (ticketId: string, id: string, what: string, body: object = {}) =>
    desk.send('agent', 'POST', `/tickets/${ticketId}/escalations/${id}/${what}`, body);
  const figures = (ladderId: string) => desk.send('agent', 'GET', `/escalation-ladders/${ladderId}`).then(({ body }) => body['running']);

  it('climb step by step, each at its time, by ordinary commands', async () => {
    const ladderId = await desk.ladder([
      step('PT30M'),
      step('PT1H', { notify: [{ kind: 'assigned-team' }, { kind: 'agent', id: user('manager') }], raisePriority: 'one-higher' }),
      step('PT2H', { notify: [], assignTeamId: team.lab }),
    ]);
    const ticketId = desk.ticket();
    await desk.start(ticketId, ladderId);
    expect(await desk.escalations(ticketId)).toMatchObject([
      {
        state: 'running',
        nextDueAt: '2026-01-05T09:30:00.000Z',
        startedBy: { kind: 'rule', id: rule.id, version: 3, name: rule.name },
        steps: [{ climbedAt: null, effects: [] }, {}, {}],
      },
    ]);
    expect(desk.sent(ticketId)).toEqual([]);
    await desk.pass('2026-01-05T09:30:00Z');
    expect(desk.sent(ticketId).map(({ type, data }) => [type, data['userIds']])).toEqual([['notification.escalated', [user('mia')]]]);
    await desk.pass('2026-01-05T10:00:00Z');
    expect(desk.sent(ticketId).map(({ type }) => type)).toEqual([
      'notification.escalated',
      'ticket.change-priority',
      'notification.escalated',
    ]);
    expect(desk.sent(ticketId)[2]?.data).toMatchObject({ userIds: [user('mia'), user('manager')] });
    await desk.pass('2026-01-05T11:00:00Z');
    expect(desk.sent(ticketId).at(-1)).toMatchObject({ type: 'ticket.assign-team', data: { to: team.lab } });
    expect(await types(ticketId)).toEqual(['started', 'step-climbed', 'step-climbed', 'step-climbed', 'finished']);
    expect(await desk.escalations(ticketId)).toMatchObject([
      { state: 'finished', nextDueAt: null, steps: [{}, {}, { climbedAt: '2026-01-05T11:00:00.000Z' }] },
    ]);
    expect(await figures(ladderId)).toBe(0);
  });

  it('climb what is overdue one step after the other, each once, however late', async () => {
    const ladderId = await desk.ladder([step('PT30M'), step('PT1H'), step('PT2H')]);
    const ticketId = desk.ticket();
    await desk.start(ticketId, ladderId);
    expect(await figures(ladderId)).toBe(1);
    await desk.pass('2026-01-06T09:00:00Z');
    await desk.pass('2026-01-06T09:00:00Z');
    expect(await types(ticketId)).toEqual(['started', 'step-climbed', 'step-climbed', 'step-climbed', 'finished']);
    expect(desk.sent(ticketId)).toHaveLength(3);
  });

  it('act as a process, in the chain of what began them, one step deeper', async () => {
    const ticketId = desk.ticket();
    await desk.start(ticketId, await desk.ladder([step('PT30M', { raisePriority: 'urgent' }), step('PT1H', { raisePriority: 'urgent' })]));
    await desk.pass('2026-01-05T09:30:00Z');
    const [begun, climbed] = await desk.logged(ticketId);
    expect(begun?.meta).toMatchObject({ depth: 2, correlationId: 'chain' });
    expect(climbed?.meta).toMatchObject({ actor: { kind: 'process', id: 'escalation' }, depth: 3, correlationId: 'chain' });
    for (const { meta } of desk.sent(ticketId))
      expect(meta).toMatchObject({ actor: { kind: 'process', id: 'escalation', version: 1 }, depth: 4, correlationId: 'chain' });
    expect(desk.sent(ticketId).map(({ meta }) => meta.commandId)).toEqual([
      `process:escalation:${ticketId}:2`,
      `process:escalation:${ticketId}:3`,
    ]);
  });

  it('end when somebody takes notice, with what they wrote', async () => {
    const ticketId = desk.ticket();
    await desk.start(ticketId, await desk.ladder([step('PT30M'), step('PT1H')]));
    await desk.pass('2026-01-05T09:30:00Z');
    const [running] = await desk.escalations(ticketId);
    const answer = await act(ticketId, running?.id ?? '', 'acknowledge', { note: 'I am calling them' });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        items: [{ state: 'acknowledged', note: 'I am calling them', ended: { by: { kind: 'user', name: 'agent' } }, nextDueAt: null }],
      },
    });
    await desk.pass('2026-01-05T12:00:00Z');
    expect(desk.sent(ticketId)).toHaveLength(1);
    expect((await act(ticketId, running?.id ?? '', 'acknowledge')).status).toBe(200);
    expect(await types(ticketId)).toEqual(['started', 'step-climbed', 'acknowledged']);
  });

  it('keep the note sealed with the key of the requester', async () => {
    const ticketId = desk.ticket();
    await desk.start(ticketId, await desk.ladder([step('PT30M')]));
    const [running] = await desk.escalations(ticketId);
    await act(ticketId, running?.id ?? '', 'acknowledge', { note: 'Grace is furious' });
    const rows = await desk.test
      .get(Database)
      .query(`select data from es.events where type = 'escalation.acknowledged' and data::text like '%furious%'`);
    expect(rows).toEqual([]);
  });

  it.each(['solved', 'closed'] as const)('end when the ticket is %s', async (to) => {
    const ticketId = desk.ticket();
    await desk.start(ticketId, await desk.ladder([step('PT30M')]));
    await desk.status(ticketId, to);
    expect(await desk.escalations(ticketId)).toMatchObject([{ state: 'stopped', because: to, ended: { by: { kind: 'process' } } }]);
    await desk.pass('2026-01-05T12:00:00Z');
    expect(desk.sent(ticketId)).toEqual([]);
  });

  it('end at their next step when the ticket was solved in the moment in which they began', async () => {
    const ticketId = desk.ticket();
    await desk.start(ticketId, await desk.ladder([step('PT30M')]));
    desk.change(ticketId, { status: { id: 'solved', category: 'solved' } });
    await desk.pass('2026-01-05T09:30:00Z');
    expect(await desk.escalations(ticketId)).toMatchObject([{ state: 'stopped', because: 'solved' }]);
    expect(desk.sent(ticketId)).toEqual([]);
  });

  it('are stopped alone by a person', async () => {
    const ticketId = desk.ticket();
    const [one, other] = [await desk.ladder([step('PT30M')]), await desk.ladder([step('PT30M')])];
    for (const ladderId of [one, other]) await desk.start(ticketId, ladderId);
    const [first] = await desk.escalations(ticketId);
    const stopped = await act(ticketId, first?.id ?? '', 'stop');
    expect(stopped.body.items).toMatchObject([
      { state: 'running' },
      { state: 'stopped', because: 'asked', ended: { by: { name: 'agent' } } },
    ]);
    await desk.pass('2026-01-05T09:30:00Z');
    expect(desk.sent(ticketId)).toHaveLength(1);
    expect((await act(ticketId, first?.id ?? '', 'acknowledge')).status).toBe(409);
  });

  it('are stopped by rules, by their ladder or all of them', async () => {
    const ladders = [await desk.ladder([step('PT30M')]), await desk.ladder([step('PT30M')]), await desk.ladder([step('PT30M')])];
    const ticketId = desk.ticket();
    for (const ladderId of ladders) await desk.start(ticketId, ladderId);
    const states = async () => (await desk.escalations(ticketId)).map(({ state }) => state);
    await desk.stop(ticketId, ladders[1] ?? null);
    expect(await states()).toEqual(['running', 'running', 'stopped']);
    await desk.stop(ticketId, null);
    expect(await states()).toEqual(['stopped', 'stopped', 'stopped']);
    const [stopped] = await desk.escalations(ticketId);
    expect(stopped?.ended?.by).toMatchObject({ kind: 'rule', name: rule.name });
  });

  it('are begun by hand, once on a ladder', async () => {
    const ticketId = desk.ticket();
    const ladderId = await desk.ladder([step('PT30M')]);
    const begin = () => desk.send('agent', 'POST', `/tickets/${ticketId}/escalations`, { ladderId });
    const [first, again] = [await begin(), await begin()];
    expect(first.body.items).toMatchObject([{ state: 'running', startedBy: { kind: 'user', name: 'agent' } }]);
    expect(again.body.items).toHaveLength(1);
  });

  it('are not begun on a solved ticket, on an archived ladder, or where nobody may see the ticket', async () => {
    const ladderId = await desk.ladder([step('PT30M')]);
    const begin = (ticketId: string, ladder: string, role: 'agent' | 'engineer' | 'customer' = 'agent') =>
      desk.send(role, 'POST', `/tickets/${ticketId}/escalations`, { ladderId: ladder });
    const solved = desk.ticket({ status: { id: 'solved', category: 'solved' } });
    expect(await begin(solved, ladderId)).toMatchObject({ status: 409, body: { code: 'state.conflict' } });
    await desk.send('manager', 'POST', `/escalation-ladders/${ladderId}/archive`);
    expect(await begin(desk.ticket(), ladderId)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/ladderId' }] } });
    expect((await begin(desk.ticket(), ladderId, 'customer')).status).toBe(403);
    expect((await desk.send('engineer', 'GET', `/tickets/${desk.ticket()}/escalations`)).status).toBe(404);
    expect((await act(desk.ticket(), newId(), 'acknowledge')).status).toBe(404);
  });

  it('keep the version of the ladder that they began with', async () => {
    const ladderId = await desk.ladder([step('PT30M')], { name: 'As it was' });
    const ticketId = desk.ticket();
    await desk.start(ticketId, ladderId);
    const changed = { name: 'As it is', calendarId: null, steps: [step('PT5M', { raisePriority: 'urgent' }), step('PT10M')] };
    expect((await desk.send('manager', 'PUT', `/escalation-ladders/${ladderId}`, changed, { 'if-match': '"1"' })).status).toBe(200);
    await desk.send('manager', 'POST', `/escalation-ladders/${ladderId}/archive`);
    await desk.pass('2026-01-05T09:20:00Z');
    expect(desk.sent(ticketId)).toEqual([]);
    await desk.pass('2026-01-05T09:30:00Z');
    expect(desk.sent(ticketId)).toMatchObject([{ data: { text: '“As it was”, step 1 of 1, and nobody has acknowledged it yet' } }]);
    expect(await desk.escalations(ticketId)).toMatchObject([{ ladder: { name: 'As it was', version: 1 }, state: 'finished' }]);
  });

  it('say what could not be done, and go on', async () => {
    const ladderId = await desk.ladder([
      step('PT30M', { notify: [{ kind: 'agent', id: user('mia') }], assignAgentId: user('mia') }),
      step('PT1H'),
    ]);
    const ticketId = desk.ticket({ assigneeId: user('agent') });
    await desk.start(ticketId, ladderId);
    desk.people.left.add(user('mia'));
    await desk.pass('2026-01-05T10:00:00Z');
    desk.people.left.clear();
    const [climbed] = await desk.escalations(ticketId);
    expect(climbed?.steps[0]?.effects).toMatchObject([
      { kind: 'left-out', reason: 'Somebody who has left could not be told' },
      { kind: 'left-out', reason: 'Whom it was to be given to has left' },
    ]);
    expect(climbed).toMatchObject({ state: 'finished', steps: [{}, { effects: [{ kind: 'notify', userIds: [user('agent')] }] }] });
  });

  it('count in the working time of their calendar, also when it was removed since', async () => {
    const ladderId = await desk.ladder([step('PT30M')], { calendarId: officeHours });
    const [here, gone] = [desk.ticket(), desk.ticket()];
    await desk.start(here, ladderId);
    desk.calendars.state = 'removed';
    await desk.start(gone, ladderId);
    desk.calendars.state = 'there';
    for (const ticketId of [here, gone])
      expect(await desk.escalations(ticketId)).toMatchObject([{ nextDueAt: '2026-01-05T10:00:00.000Z' }]);
  });

  it('tell whoever looks at the ticket', async () => {
    const ticketId = desk.ticket();
    await desk.start(ticketId, await desk.ladder([step('PT30M')]));
    expect(desk.publisher.told).toContainEqual({ ticketId, version: 0, eventTypes: ['escalation.started'] });
  });
});
