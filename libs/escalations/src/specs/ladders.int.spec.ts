import { newId } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { officeHours, team, user } from './company';
import { openDesk, step, type Desk } from './desk';

describe('escalation ladders', () => {
  let desk: Desk;
  beforeAll(async () => void (desk = await openDesk()));
  afterAll(() => desk.test.close());

  const content = (more: object = {}) => ({ name: `Ladder ${newId()}`, calendarId: null, steps: [step('PT30M'), step('P1D')], ...more });
  const create = (more: object = {}, headers = {}) => desk.send('manager', 'POST', '/escalation-ladders', content(more), headers);
  const pathOf = ({ body }: { body: Record<string, unknown> }) => `/escalation-ladders/${body['id'] as string}`;
  const list = async (query = '') => (await desk.send('agent', 'GET', `/escalation-ladders${query}`)).body.items ?? [];

  it('are kept with the names of whom they name, and every version', async () => {
    const steps = [step('PT0M', { notify: [{ kind: 'team', id: team.hall }], assignAgentId: user('mia') })];
    const made = await create({ calendarId: officeHours, steps });
    const names = { [team.hall]: 'hall', [user('mia')]: 'mia' };
    expect(made).toMatchObject({
      status: 201,
      etag: '"1"',
      body: { version: 1, calendar: { id: officeHours, name: 'Office hours' }, steps, names, running: 0, archivedAt: null },
    });
    const changed = content({ name: made.body['name'] });
    const saved = await desk.send('manager', 'PUT', pathOf(made), changed, { 'if-match': '"1"' });
    expect(saved).toMatchObject({ status: 200, etag: '"2"', body: { steps: changed.steps, calendar: null } });
    expect((await desk.send('manager', 'PUT', pathOf(made), changed, { 'if-match': '"1"' })).status).toBe(412);
    expect(await desk.send('manager', 'PUT', pathOf(made), changed, { 'if-match': '"2"' })).toMatchObject({ etag: '"2"' });
    const past = await desk.send('agent', 'GET', `${pathOf(made)}/versions`);
    expect(past.body.items).toMatchObject([
      { version: 2, madeBy: { kind: 'user', name: 'manager' } },
      { version: 1, content: { calendarId: officeHours, steps } },
    ]);
    expect((await desk.send('agent', 'GET', `${pathOf(made)}/versions?limit=1`)).body).toMatchObject({ items: [{ version: 2 }] });
    expect((await desk.send('agent', 'GET', `/escalation-ladders/${newId()}/versions`)).status).toBe(404);
  });

  it('never change a version', async () => {
    await expect(desk.test.get(Database).query('update escalations.ladder_versions set version = version + 1')).rejects.toThrow(
      'never changes',
    );
  });

  it('are archived, and then in a list of their own', async () => {
    const made = await create();
    const id = made.body['id'];
    expect((await desk.send('manager', 'POST', `${pathOf(made)}/archive`, undefined, { 'if-match': '"7"' })).status).toBe(412);
    const archived = await desk.send('manager', 'POST', `${pathOf(made)}/archive`, undefined, { 'if-match': '"1"' });
    expect(archived.body['archivedAt']).not.toBeNull();
    expect((await list()).map((ladder) => ladder['id'])).not.toContain(id);
    expect((await list('?archived=true')).map((ladder) => ladder['id'])).toContain(id);
    expect((await desk.send('manager', 'PUT', pathOf(made), content())).status).toBe(409);
    expect((await desk.send('manager', 'POST', `${pathOf(made)}/archive`)).status).toBe(200);
    expect((await create({ name: made.body['name'] })).status).toBe(201);
  });

  it('have names of their own', async () => {
    const made = await create();
    const taken = { status: 409, body: { code: 'resource.exists', errors: [{ pointer: '/name' }] } };
    expect(await create({ name: (made.body['name'] as string).toUpperCase() })).toMatchObject(taken);
    expect(await desk.send('manager', 'PUT', pathOf(await create()), content({ name: made.body['name'] }))).toMatchObject(taken);
  });

  it('are made once by a repeated request', async () => {
    const headers = { 'idempotency-key': newId() };
    const [first, again, other] = [
      await create({ name: 'Once' }, headers),
      await create({ name: 'Once' }, headers),
      await create({ name: 'Twice' }, headers),
    ];
    expect([again.body, other.status]).toEqual([first.body, 422]);
  });

  it.each<[string, object, number, string]>([
    ['no step', { steps: [] }, 400, '/steps'],
    ['a step that does nothing', { steps: [step('PT30M', { notify: [] })] }, 400, '/steps/0'],
    ['a step that is not later than the one before', { steps: [step('PT30M'), step('PT30M')] }, 400, '/steps/1/after'],
    ['a time before the start', { steps: [step('-PT30M')] }, 400, '/steps/0/after'],
    ['no length of time', { steps: [step('soon')] }, 400, '/steps/0/after'],
    ['a lowest priority', { steps: [step('PT30M', { raisePriority: 'low' })] }, 400, '/steps/0/raisePriority'],
    ['eleven steps', { steps: Array.from({ length: 11 }, (_, place) => step(`PT${place + 1}H`)) }, 400, '/steps'],
    [
      'somebody who is not there',
      { steps: [step('PT1M'), step('PT30M', { notify: [{ kind: 'agent', id: newId() }] })] },
      422,
      '/steps/1/notify/0/id',
    ],
    ['a team that is not there', { steps: [step('PT30M', { notify: [{ kind: 'team', id: newId() }] })] }, 422, '/steps/0/notify/0/id'],
    ['a team to assign that is not there', { steps: [step('PT30M', { assignTeamId: newId() })] }, 422, '/steps/0/assignTeamId'],
    ['a person to assign who is not there', { steps: [step('PT30M', { assignAgentId: newId() })] }, 422, '/steps/0/assignAgentId'],
    ['a calendar that is not there', { calendarId: newId() }, 422, '/calendarId'],
    ['a calendar that does not reach', { calendarId: officeHours, steps: [step('PT30M'), step('P60D')] }, 422, '/steps/1/after'],
  ])('refuse %s', async (_, more, status, pointer) => {
    expect(await create(more)).toMatchObject({ status, body: { errors: [{ pointer }] } });
  });

  it('are seen by those who work here, and changed by some of them', async () => {
    const made = await create();
    expect((await desk.send('agent', 'GET', pathOf(made))).status).toBe(200);
    expect((await desk.send('agent', 'PUT', pathOf(made), content())).status).toBe(403);
    expect((await desk.send('customer', 'GET', '/escalation-ladders')).status).toBe(403);
    expect((await desk.send('manager', 'PUT', `/escalation-ladders/${newId()}`, content())).status).toBe(404);
  });
});
