import { erasedText, subjectEvents, type TicketFieldView } from '@casewright/contracts';
import { EventStore, EventTypes } from '@casewright/event-store';
import { firstMeta, idFrom, newId } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { createTicketWorld, type TicketWorld } from './ticket-world';

const tier = {
  key: 'tier',
  kind: 'choice',
  label: 'Tier',
  choices: [
    { id: 'gold', label: 'Gold' },
    { id: 'silver', label: 'Silver' },
  ],
};
const serial = { key: 'serial', kind: 'text', label: 'Serial number', audience: 'requester' };

describe('fields that the desk has added', () => {
  let world: TicketWorld;
  beforeAll(async () => {
    world = await createTicketWorld();
    for (const field of [tier, serial, { key: 'lamps', kind: 'number', label: 'Lamps' }, { key: 'bought', kind: 'date', label: 'Bought' }])
      expect(await world.send('admin', 'POST', '/ticket-fields', field)).toMatchObject({
        status: 201,
        body: { version: 1, archived: false },
      });
  });
  afterAll(() => world.test.close());

  const patch = (id: string, fields: object, as = 'agent') => world.send(as, 'PATCH', `/tickets/${id}`, { fields });
  const listed = async (as: string) => (await world.send(as, 'GET', '/ticket-fields')).body['items'] as TicketFieldView[];

  it('are set and taken away, and the ticket tells them and how they came to be', async () => {
    const { id, fields } = await world.open({ fields: { tier: 'gold', lamps: 2 } });
    expect(fields).toEqual({ tier: 'gold', lamps: 2 });
    const set = await patch(id, { serial: ' NP-2000 ', bought: '2026-03-01', lamps: null, tier: 'gold' });
    expect(set).toMatchObject({ status: 200, body: { fields: { tier: 'gold', serial: 'NP-2000', bought: '2026-03-01' } } });
    expect(set.body['fields']).not.toHaveProperty('lamps');
    const { items } = (await world.send('agent', 'GET', `/tickets/${id}/events`)).body as { items: { changes: object[]; data: object }[] };
    expect(items.flatMap(({ changes }) => changes)).toEqual([
      { field: 'field.tier', label: 'Tier', from: null, to: 'Gold' },
      { field: 'field.lamps', label: 'Lamps', from: null, to: '2' },
      { field: 'field.serial', label: 'Serial number', from: null, to: 'NP-2000' },
      { field: 'field.bought', label: 'Bought', from: null, to: '2026-03-01' },
      { field: 'field.lamps', label: 'Lamps', from: '2', to: null },
    ]);
    expect(JSON.stringify(items.map(({ data }) => data))).not.toContain('NP-2000');
    await world.test.catchUp();
    const [row] = await world.test.get(Database).query<{ fields: object }>('select fields from rm.ticket_list where id = $1', [id]);
    expect(row?.fields).toEqual({ tier: 'gold', serial: 'NP-2000', bought: '2026-03-01' });
  });

  it('find their tickets in the queue, for the people of the desk', async () => {
    const made = [
      { key: 'halls', kind: 'multi-choice', label: 'Halls', choices: tier.choices },
      { key: 'urgent', kind: 'boolean', label: 'Urgent' },
    ];
    for (const field of made) await world.send('admin', 'POST', '/ticket-fields', field);
    const { id } = await world.open({ fields: { tier: 'silver', lamps: 7, halls: ['gold', 'silver'], urgent: true, serial: "O'Neill 7" } });
    await world.test.catchUp();
    const found = async (query: string, as = 'agent') => {
      const { status, body } = await world.send(as, 'GET', `/tickets?${query}`);
      return status === 200 ? (body['items'] as { id: string }[]).some((ticket) => ticket.id === id) : status;
    };
    for (const field of ['tier:silver', 'lamps:7', 'halls:gold', 'urgent:true', "serial:O'Neill 7"])
      expect([field, await found(`field=${encodeURIComponent(field)}`)]).toEqual([field, true]);
    expect(await found('field=tier:silver,lamps:7')).toBe(true);
    for (const field of ['tier:gold', 'lamps:8', 'halls:none', 'urgent:false', 'serial:7', 'tier:silver,lamps:8', 'constructor:x'])
      expect([field, await found(`field=${field}`)]).toEqual([field, false]);
    expect([await found('field=tier'), await found('field=tier:silver', 'ada')]).toEqual([400, 403]);
  });

  it('refuse what does not fit, all together and with pointers', async () => {
    const { id, version } = await world.open();
    const refused = await patch(id, { tier: 'bronze', lamps: 'two', bought: '2026-02-30', colour: 'red', serial: 'NP-1' });
    expect(refused).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(refused.body.errors?.map(({ pointer }) => pointer)).toEqual([
      '/fields/tier',
      '/fields/lamps',
      '/fields/bought',
      '/fields/colour',
    ]);
    expect((await world.send('agent', 'GET', `/tickets/${id}`)).body).toMatchObject({ version, fields: {} });
    expect((await world.send('ada', 'POST', '/tickets', { subject: 'x', body: 'y', fields: { serial: 'NP-1' } })).status).toBe(403);
    expect(
      (
        await world.send('admin', 'POST', '/tickets', {
          subject: 'x',
          body: 'y',
          requester: { email: 'ada@customer.test', name: 'Ada' },
          fields: { tier: 3 },
        })
      ).body.errors,
    ).toMatchObject([{ pointer: '/fields/tier' }]);
  });

  it('are the requester’s to see only where they are said to be', async () => {
    const { id } = await world.open({ fields: { tier: 'gold', serial: 'NP-1' } });
    expect((await world.send('ada', 'GET', `/tickets/${id}`)).body['fields']).toEqual({ serial: 'NP-1' });
    expect((await listed('ada')).map(({ key }) => key)).toEqual(['serial']);
    expect((await listed('agent')).map(({ key }) => key)).toEqual(expect.arrayContaining(['bought', 'lamps', 'serial', 'tier']));
    expect(await world.send('agent', 'POST', '/ticket-fields', { ...tier, key: 'other' })).toMatchObject({ status: 403 });
    expect(await world.send('manager', 'POST', '/ticket-fields', { ...tier, key: 'other' })).toMatchObject({ status: 403 });
  });

  it('change with a lock, keep every version, and are put away instead of removed', async () => {
    const made = await world.send('admin', 'POST', '/ticket-fields', { ...tier, key: 'plan', label: 'Plan' });
    expect(made.headers['etag']).toBe('"1"');
    expect(await world.send('admin', 'POST', '/ticket-fields', { ...tier, key: 'plan', label: 'Another' })).toMatchObject({ status: 409 });
    const { id } = await world.open({ fields: { plan: 'silver' } });
    const edit = {
      label: 'Contract',
      choices: [
        { id: 'gold', label: 'Gold' },
        { id: 'none', label: 'None' },
      ],
    };
    const edited = await world.send('admin', 'PATCH', '/ticket-fields/plan', edit, { 'if-match': '"1"' });
    expect(edited).toMatchObject({ status: 200, body: { version: 2, label: 'Contract' } });
    expect(edited.body['choices']).toContainEqual({ id: 'silver', label: 'Silver', archived: true });
    expect(await world.send('admin', 'PATCH', '/ticket-fields/plan', { label: 'X' }, { 'if-match': '"1"' })).toMatchObject({ status: 412 });
    expect((await patch(id, { plan: 'silver' })).status).toBe(400);
    expect(await world.send('admin', 'POST', '/ticket-fields/plan/archive')).toMatchObject({
      status: 200,
      body: { archived: true, version: 3 },
    });
    expect((await patch(id, { plan: 'gold' })).body.errors).toMatchObject([{ pointer: '/fields/plan' }]);
    expect((await world.send('agent', 'GET', `/tickets/${id}`)).body['fields']).toEqual({ plan: 'silver' });
    const { items } = (await world.send('admin', 'GET', '/ticket-fields/plan/versions')).body as {
      items: { version: number; madeBy: { name: string } }[];
    };
    expect(items.map(({ version, madeBy }) => [version, madeBy.name])).toEqual([
      [3, 'admin'],
      [2, 'admin'],
      [1, 'admin'],
    ]);
    expect(await world.send('admin', 'POST', '/ticket-fields/plan/restore')).toMatchObject({ body: { archived: false } });
    expect((await patch(id, { plan: 'gold' })).status).toBe(200);
  });

  it('are refused where they are no fields', async () => {
    const pointer = async (body: object) => (await world.send('admin', 'POST', '/ticket-fields', body)).body.errors?.[0]?.pointer;
    expect(await pointer({ ...tier, key: 'Tier 1' })).toBe('/key');
    expect(await pointer({ ...tier, key: 'empty', choices: [] })).toBe('/choices');
    expect(await pointer({ key: 'words', kind: 'text', label: 'Words', choices: tier.choices })).toBe('/choices');
    expect(await pointer({ ...tier, key: 'twice', choices: [tier.choices[0], tier.choices[0]] })).toBe('/choices');
    expect((await world.send('admin', 'PATCH', '/ticket-fields/serial', { choices: tier.choices })).body.errors).toMatchObject([
      { pointer: '/choices' },
    ]);
    expect(await world.send('admin', 'PATCH', '/ticket-fields/unknown', { label: 'X' })).toMatchObject({ status: 404 });
  });

  it('lose their texts with the person whom these are about, and nothing else', async () => {
    const requester = { email: 'bob@customer.test', name: 'Bob' };
    const { id, requester: person } = await world.open({ requester, fields: { serial: 'Bob’s projector', tier: 'gold' } });
    await world.test.catchUp();
    const store = world.test.get(EventStore);
    await store.destroySubjectKey(person.id);
    if (!world.test.get(EventTypes).find('subject.forgotten')) world.test.get(EventTypes).register(subjectEvents);
    const data = { subjectId: person.id, ticketIds: [id], commentIds: [], eventIds: [], fieldTicketIds: [id] };
    const meta = firstMeta(newId(), { kind: 'system', id: 'erasure' }, world.test.clock.now());
    await store.append({
      streamId: idFrom(`subject:${person.id}`),
      category: 'subject',
      expected: 'any',
      events: [{ type: 'subject.forgotten', data }],
      meta,
      requestHash: 'x',
    });
    await world.test.catchUp();
    expect((await world.send('agent', 'GET', `/tickets/${id}`)).body).toMatchObject({ subject: erasedText, fields: { tier: 'gold' } });
    const [row] = await world.test.get(Database).query<{ fields: object }>('select fields from rm.ticket_list where id = $1', [id]);
    expect(row?.fields).toEqual({ tier: 'gold' });
    const { items } = (await world.send('agent', 'GET', `/tickets/${id}/events`)).body as {
      items: { changes: { field: string; to: string }[] }[];
    };
    expect(items.flatMap(({ changes }) => changes)).toContainEqual(expect.objectContaining({ field: 'field.serial', to: erasedText }));
    // What is about nobody can still be recorded.
    expect(await patch(id, { tier: 'silver' })).toMatchObject({ status: 200, body: { fields: { tier: 'silver' } } });
    expect(await patch(id, { serial: 'NP-9' })).toMatchObject({ status: 409 });
  });
});
