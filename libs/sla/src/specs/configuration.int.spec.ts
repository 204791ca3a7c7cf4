import { newId } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { office, openDesk, policy, type Desk } from './desk';

const sundayIn = (week: number): string => new Date(Date.parse('2026-01-11') + week * 7 * 86_400_000).toISOString().slice(0, 10);

describe('calendars and policies over HTTP', () => {
  let desk: Desk;
  let calendarId: string;
  beforeAll(async () => {
    desk = await openDesk();
    calendarId = (await desk.send('admin', 'POST', '/calendars', office)).body['id'] as string;
  });
  afterAll(() => desk.test.close());

  const create = (more: object = {}) => desk.send('admin', 'POST', '/sla-policies', policy(calendarId, more));

  it('keeps every version of a calendar', async () => {
    const made = await desk.send('admin', 'POST', '/calendars', { ...office, name: 'Service' });
    const path = `/calendars/${made.body['id'] as string}`;
    expect(made).toMatchObject({ status: 201, etag: '"1"', body: { ...office, name: 'Service', usedBy: [] } });
    const edited = await desk.send('manager', 'PATCH', path, { holidays: [] }, { 'if-match': '"1"' });
    expect(edited).toMatchObject({ status: 200, etag: '"2"', body: { holidays: [], name: 'Service' } });
    expect(await desk.send('admin', 'PATCH', path, { holidays: [] })).toMatchObject({ etag: '"2"' });
    expect((await desk.send('admin', 'PATCH', path, { name: 'Late' }, { 'if-match': '"1"' })).status).toBe(412);
    const versions = await desk.test
      .get(Database)
      .query('select version from sla.calendar_versions where calendar_id = $1 order by version', [made.body['id']]);
    expect(versions).toEqual([{ version: 1 }, { version: 2 }]);
    const past = await desk.send('agent', 'GET', `${path}/versions`);
    expect(past.body.items).toMatchObject([
      { version: 2, madeBy: { kind: 'user', name: 'manager' }, content: { holidays: [] } },
      { version: 1, madeBy: { name: 'admin' }, content: { holidays: office.holidays } },
    ]);
    const [first] = (await desk.send('agent', 'GET', `${path}/versions?limit=1`)).body.items ?? [];
    expect(first).toMatchObject({ version: 2, madeAt: desk.test.clock.now().toISOString() });
    expect((await desk.send('admin', 'DELETE', path)).status).toBe(204);
    expect((await desk.send('admin', 'GET', path)).status).toBe(404);
    expect((await desk.send('admin', 'GET', `${path}/versions`)).body.items).toHaveLength(2);
    expect((await desk.send('admin', 'GET', `/calendars/${newId()}/versions`)).status).toBe(404);
  });

  it('lets nobody rewrite a version', async () => {
    await expect(desk.test.get(Database).query(`update sla.calendar_versions set version = version + 1`)).rejects.toThrow('never changes');
  });

  it('keeps a calendar that a policy counts by', async () => {
    const { body } = await create({ name: 'User' });
    expect(await desk.send('admin', 'DELETE', `/calendars/${calendarId}`)).toMatchObject({ status: 409, body: { code: 'state.conflict' } });
    const calendar = await desk.send('admin', 'GET', `/calendars/${calendarId}`);
    expect(calendar.body['usedBy']).toContainEqual({ id: body['id'], name: 'User' });
  });

  it('orders policies, and takes a complete order only', async () => {
    for (const name of ['First', 'Second']) await create({ name });
    const ids = (await desk.send('agent', 'GET', '/sla-policies')).body.items?.map(({ id }) => id as string) ?? [];
    const reversed = await desk.send('admin', 'PUT', '/sla-policies/order', { ids: [...ids].reverse() });
    expect(reversed.body.items?.map(({ id, rank }) => [id, rank])).toEqual([...ids].reverse().map((id, place) => [id, place + 1]));
    for (const wrong of [ids.slice(1), [...ids, ids[0]], [...ids.slice(1), newId()]]) {
      expect((await desk.send('admin', 'PUT', '/sla-policies/order', { ids: wrong })).status).toBe(409);
    }
    await desk.send('admin', 'DELETE', `/sla-policies/${ids[0] ?? ''}`);
    const left = await desk.send('admin', 'GET', '/sla-policies');
    expect(left.body.items?.map(({ rank }) => rank)).toEqual(ids.slice(1).map((_, place) => place + 1));
  });

  it('orders policies by version, which goes up where one is made, removed or moved, and not where one is edited', async () => {
    const { body: made } = await create({ name: 'Third' });
    const path = `/sla-policies/${made['id'] as string}`;
    const list = async () => {
      const { etag, body } = await desk.send('agent', 'GET', '/sla-policies');
      return { etag: String(etag), ids: body.items?.map(({ id }) => id as string) ?? [] };
    };
    const order = (ids: readonly string[], etag: string) => desk.send('admin', 'PUT', '/sla-policies/order', { ids }, { 'if-match': etag });
    const { etag, ids } = await list();
    await desk.send('admin', 'PATCH', path, { name: 'Renamed' });
    expect((await list()).etag).toBe(etag);
    const moved = await order([...ids].reverse(), etag);
    const later = await list();
    expect([moved.status, moved.etag, later.ids]).toEqual([200, later.etag, [...ids].reverse()]);
    expect(later.etag).not.toBe(etag);
    expect(await order(ids, etag)).toMatchObject({
      status: 412,
      body: { code: 'version.stale', currentVersion: Number(later.etag.slice(1, -1)) },
    });
    expect((await order(later.ids, later.etag)).etag).toBe(later.etag);
    await desk.send('admin', 'DELETE', path);
    expect((await order(ids, later.etag)).status).toBe(412);
  });

  it('edits a policy as a new version', async () => {
    const { body } = await create();
    const path = `/sla-policies/${body['id'] as string}`;
    const when = { all: [{ fact: 'ticket.priority', operator: 'equal', value: 'urgent' }] };
    const edited = await desk.send('admin', 'PATCH', path, { when, active: false }, { 'if-match': '"1"' });
    expect(edited).toMatchObject({
      status: 200,
      etag: '"2"',
      body: { when, active: false, targets: [{ calendar: { id: calendarId, name: 'Office' } }, {}] },
    });
    expect((await desk.send('admin', 'PATCH', path, { name: 'Late' }, { 'if-match': '"1"' })).status).toBe(412);
  });

  it('makes one of a repeated request', async () => {
    const headers = { 'idempotency-key': newId() };
    const send = (name: string) => desk.send('admin', 'POST', '/sla-policies', policy(calendarId, { name }), headers);
    const [first, again, other] = [await send('Once'), await send('Once'), await send('Twice')];
    expect([again.body, other.status]).toEqual([first.body, 422]);
  });

  const target = (more: object) => ({
    targets: [{ target: 'resolution', calendarId: null, goals: { low: 1, normal: 1, high: 1, urgent: 1 }, ...more }],
  });

  const promise = (target: string) => ({ target, calendarId: null, goals: { low: 1, normal: 1, high: 1, urgent: 1 } });
  const when = (fact: string, operator: string, value?: unknown) => ({ when: { all: [{ fact, operator, value }] } });

  it.each([
    ['/calendars', { ...office, timeZone: 'Mars/Olympus' }, 400, '/timeZone'],
    ['/calendars', { ...office, hours: [] }, 400, '/hours'],
    ['/calendars', { ...office, hours: [{ day: 'monday', from: '9:00', to: '17:00' }] }, 400, '/hours/0/from'],
    ['/calendars', { ...office, hours: [{ day: 'monday', from: '24:00', to: '17:00' }] }, 400, '/hours/0/from'],
    ['/calendars', { ...office, hours: [{ day: 'funday', from: '09:00', to: '17:00' }] }, 400, '/hours/0/day'],
    ['/calendars', { ...office, holidays: [{ date: '2026-02-30', name: 'No day' }] }, 400, '/holidays/0/date'],
    ['/calendars', { ...office, colour: 'red' }, 400, '/colour'],
    ['/sla-policies', policy(null, target({ goals: { low: 1, normal: 1, high: 1 } })), 400, '/targets/0/goals/urgent'],
    ['/sla-policies', policy(null, target({ goals: { low: 0, normal: 1, high: 1, urgent: 1 } })), 400, '/targets/0/goals/low'],
    ['/sla-policies', policy(null, { targets: [] }), 400, '/targets'],
    ['/sla-policies', policy(null, { match: {} }), 400, '/match'],
    ['/sla-policies', policy(null, when('ticket.priority', 'equal', 'huge')), 400, '/when/all/0/value'],
    ['/sla-policies', policy(null, when('ticket.colour', 'equal', 'red')), 400, '/when/all/0/fact'],
    ['/sla-policies', policy(null, when('ticket.subject', 'textContains', 'help')), 400, '/when/all/0/fact'],
    ['/sla-policies', policy(null, when('requester.name', 'equal', 'Ada')), 400, '/when/all/0/fact'],
    ['/sla-policies', policy(null, when('load.team', 'greaterThan', 3)), 400, '/when/all/0/fact'],
    ['/sla-policies', policy(null, when('ticket.priority', 'changed')), 400, '/when/all/0/operator'],
    ['/sla-policies', policy(null, when('ticket.openedAt', 'withinLast', 'PT1H')), 400, '/when/all/0/operator'],
    ['/sla-policies', policy(null, when('ticket.field.tier', 'equal', 'bronze')), 400, '/when/all/0/value'],
    ['/sla-policies', policy(null, { when: { all: [] } }), 400, '/when/all'],
    ['/sla-policies', policy(null, { targets: [{ ...promise('first-reply'), pausesIn: ['pending'] }] }), 400, '/targets/0/pausesIn'],
    ['/sla-policies', policy(null, { targets: [{ ...promise('agent-work'), pausesIn: ['pending'] }] }), 400, '/targets/0/pausesIn'],
    ['/sla-policies', policy(newId()), 422, '/targets/0/calendarId'],
  ])('POST %s refuses %j', async (path, request, status, pointer) => {
    expect(await desk.send('admin', 'POST', path, request)).toMatchObject({ status, body: { errors: [{ pointer }] } });
  });

  it('refuses goals that the calendar would not reach in a lifetime', async () => {
    const rare = { ...office, name: 'Rare', hours: [{ day: 'sunday', from: '03:00', to: '03:01' }] };
    const made = await desk.send('admin', 'POST', '/calendars', rare);
    expect((await desk.send('admin', 'POST', '/sla-policies', policy(made.body['id'] as string, { name: 'Seldom' }))).status).toBe(201);
    const goals = { low: null, normal: 500_000, high: null, urgent: null };
    const never = await desk.send('admin', 'POST', '/sla-policies', policy(null, target({ calendarId: made.body['id'], goals })));
    expect(never).toMatchObject({ status: 422, body: { code: 'calendar.never-open', errors: [{ pointer: '/targets/0/calendarId' }] } });
    const closing = { holidays: Array.from({ length: 500 }, (_, week) => ({ date: sundayIn(week), name: 'Closed' })) };
    const cut = await desk.send('admin', 'PATCH', `/calendars/${made.body['id'] as string}`, closing);
    expect(cut).toMatchObject({ status: 422, body: { code: 'calendar.never-open' } });
  });

  it('previews a draft policy with an example', async () => {
    const leaf = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });
    const draft = policy(calendarId, {
      when: { all: [leaf('ticket.priority', 'equal', 'high'), leaf('ticket.tags', 'containsAny', ['vip'])] },
    });
    const example = { createdAt: '2026-01-05T15:30:00.000Z', priority: 'high', tags: [] };
    const { status, body } = await desk.send('agent', 'POST', '/sla-policies/preview', { policy: draft, example });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      matches: false,
      conditions: {
        kind: 'all',
        result: false,
        children: [
          { factLabel: 'Priority', actualText: 'High', result: true },
          { factLabel: 'Tags', expectedText: 'vip', actualText: 'no value', result: false },
        ],
      },
      targets: [
        { target: 'first-reply', goalMinutes: 60, warnAts: ['2026-01-07T08:18:00.000Z'], dueAt: '2026-01-07T08:30:00.000Z', levelAts: [] },
        { target: 'resolution', goalMinutes: 480, calendar: { name: 'Office' } },
      ],
    });
    const low = await desk.send('agent', 'POST', '/sla-policies/preview', {
      policy: policy(null),
      example: { ...example, priority: 'low' },
    });
    expect(low.body).toMatchObject({
      matches: true,
      targets: [
        { goalMinutes: null, dueAt: null },
        { goalMinutes: null, dueAt: null },
      ],
    });
    const later = policy(null, { targets: [promise('first-reply'), promise('ownership')] });
    const told = await desk.send('agent', 'POST', '/sla-policies/preview', { policy: later, example });
    expect(told.body['targets']).toMatchObject([{ dueAt: '2026-01-05T15:31:00.000Z' }, { begins: 'the assignment to a team' }]);
    expect((await desk.send('agent', 'POST', '/sla-policies/preview', { policy: policy(newId()), example })).status).toBe(422);
  });

  it('keeps stretches, half days and what comes every year, and shows the year that they make', async () => {
    const holidays = [
      { date: '2025-12-24', until: '2026-01-01', yearly: true, name: 'Turn of the year' },
      { date: '2026-05-02', name: 'Stocktaking', hours: [{ from: '09:00', to: '12:00' }] },
    ];
    const made = await desk.send('admin', 'POST', '/calendars', { ...office, name: 'Special', holidays });
    expect(made).toMatchObject({ status: 201, body: { holidays } });
    const { hours } = office;
    const { status, body } = await desk.send('agent', 'POST', '/calendars/year', { calendar: { hours, holidays }, year: 2026 });
    expect(status).toBe(200);
    const days = body['days'] as { date: string; open: object[]; holiday: string | null }[];
    expect(days).toHaveLength(365);
    const closed = days.filter(({ holiday }) => holiday === 'Turn of the year').map(({ date }) => date.slice(5));
    expect(closed).toEqual(['01-01', ...Array.from({ length: 8 }, (_, index) => `12-${24 + index}`)]);
    expect(days.find(({ date }) => date === '2026-05-02')).toMatchObject({
      open: [{ from: '09:00', to: '12:00' }],
      holiday: 'Stocktaking',
    });
    const wrong = [
      { date: '2026-05-02', until: '2026-05-02', name: 'No stretch' },
      { date: '2026-05-02', until: '2028-05-02', name: 'Too long' },
      { date: '2026-05-02', name: 'Backwards', hours: [{ from: '12:00', to: '09:00' }] },
    ];
    for (const holiday of wrong)
      expect(await desk.send('admin', 'POST', '/calendars', { ...office, holidays: [holiday] })).toMatchObject({ status: 400 });
    expect((await desk.send('admin', 'POST', '/calendars', { ...office, holidays: [holidays[1], holidays[1]] })).status).toBe(400);
  });

  it('reads the holidays of an iCalendar file for those who edit calendars', async () => {
    const text = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'SUMMARY:New Year', 'DTSTART;VALUE=DATE:20260101', 'END:VEVENT', 'END:VCALENDAR'];
    const file = { text: text.join('\r\n'), fromYear: 2026 };
    expect(await desk.send('manager', 'POST', '/calendars/read-holidays', file)).toMatchObject({
      status: 200,
      body: { holidays: [{ date: '2026-01-01', name: 'New Year' }], leftOut: [] },
    });
    expect((await desk.send('agent', 'POST', '/calendars/read-holidays', file)).status).toBe(403);
    const refused = await desk.send('admin', 'POST', '/calendars/read-holidays', { text: 'Monday', fromYear: 2026 });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '/text' }] } });
  });

  it('previews a draft calendar', async () => {
    const { status, body } = await desk.send('agent', 'POST', '/calendars/preview', {
      calendar: office,
      from: '2026-01-05T15:00:00.000Z',
      minutes: 120,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ nextOpenAt: '2026-01-05T15:00:00.000Z', dueAt: '2026-01-07T09:00:00.000Z' });
    expect(body['open']).toHaveLength(10);
  });

  it('lets agents look but not change, and customers neither', async () => {
    expect((await desk.send('agent', 'GET', '/calendars')).status).toBe(200);
    expect((await desk.send('agent', 'POST', '/calendars', office)).status).toBe(403);
    expect((await desk.send('customer', 'GET', '/sla-policies')).status).toBe(403);
  });
});
