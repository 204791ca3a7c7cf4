import { newId } from '@casewright/kernel';
import { openDesk, type Desk } from './desk';

describe('people over HTTP', () => {
  let desk: Desk;
  let organisationId: string;

  beforeAll(async () => {
    desk = await openDesk();
    const made = await desk.send('agent', 'POST', '/organisations', { name: 'Lichtspielhaus Nord', domains: ['nord.example'] });
    organisationId = made.body['id'] as string;
  });
  afterAll(() => desk.test.close());

  const create = (more: object = {}) =>
    desk.send('agent', 'POST', '/customers', { name: 'Ada Lovelace', emails: [`${newId()}@kino.test`], ...more });

  it('creates, reads, edits and removes', async () => {
    const made = await create({ emails: ['Zoe@Nord.example', 'zoe@private.test'], name: 'Zoë Brandt' });
    const id = made.body['id'] as string;
    expect(made).toMatchObject({
      status: 201,
      etag: '"1"',
      body: { email: 'zoe@nord.example', emails: ['zoe@nord.example', 'zoe@private.test'], organisation: { id: organisationId } },
    });
    const edited = await desk.send(
      'agent',
      'PATCH',
      `/customers/${id}`,
      { phone: '+49 30 1', emails: ['zoe@private.test'] },
      { 'if-match': '"1"' },
    );
    expect(edited).toMatchObject({ status: 200, etag: '"2"', body: { phone: '+49 30 1', email: 'zoe@private.test', version: 2 } });
    expect(await desk.send('agent', 'GET', `/customers/${id}`)).toMatchObject({ status: 200, etag: '"2"', body: edited.body });
    expect((await desk.send('agent', 'DELETE', `/customers/${id}`)).status).toBe(204);
    expect((await desk.send('agent', 'GET', `/customers/${id}`)).status).toBe(404);
    expect((await create({ emails: ['zoe@private.test'] })).status).toBe(201);
  });

  it('joins nobody to an organisation against their wish', async () => {
    expect((await create({ emails: ['solo@nord.example'], organisationId: null })).body['organisation']).toBeNull();
  });

  it('refuses a stale version, and an edit without effect makes none', async () => {
    const { body } = await create({ name: 'Grace Hopper' });
    const path = `/customers/${body['id'] as string}`;
    expect(await desk.send('agent', 'PATCH', path, { name: 'Grace Hopper' }, { 'if-match': '"1"' })).toMatchObject({ etag: '"1"' });
    await desk.send('agent', 'PATCH', path, { name: 'Grace' }, { 'if-match': '"1"' });
    const stale = await desk.send('agent', 'PATCH', path, { name: 'Other' }, { 'if-match': '"1"' });
    expect(stale).toMatchObject({ status: 412, body: { code: 'version.stale' } });
    expect((await desk.send('agent', 'DELETE', path, undefined, { 'if-match': '"1"' })).status).toBe(412);
  });

  it('gives an address to one person only, whatever its case', async () => {
    await create({ emails: ['unique@kino.test'] });
    const taken = await create({ emails: ['UNIQUE@kino.test'] });
    expect(taken).toMatchObject({ status: 409, body: { code: 'resource.exists', errors: [{ pointer: '/emails' }] } });
  });

  it('answers the same Idempotency-Key with the first result, and another request under it with 422', async () => {
    const headers = { 'idempotency-key': newId() };
    const request = { name: 'Once', emails: ['once@kino.test'] };
    const [first, again] = [
      await desk.send('agent', 'POST', '/customers', request, headers),
      await desk.send('agent', 'POST', '/customers', request, headers),
    ];
    expect(again.body).toEqual(first.body);
    const other = await desk.send('agent', 'POST', '/customers', { ...request, name: 'Twice' }, headers);
    expect(other).toMatchObject({ status: 422, body: { code: 'command.reused' } });
  });

  it.each([
    ['an unknown field', { name: 'A', emails: ['a@x.test'], admin: true }, '/admin'],
    ['no address', { name: 'A', emails: [] }, '/emails'],
    ['something that is no address', { name: 'A', emails: ['a@x.test', 'b'] }, '/emails/1'],
    ['an empty name', { name: '  ', emails: ['a@x.test'] }, '/name'],
    ['a line break in a name', { name: 'A\r\nBcc: b@x.test', emails: ['a@x.test'] }, '/name'],
    ['a NUL', { name: 'A', emails: ['a@x.test'], notes: '\0' }, '/notes'],
    ['half a surrogate pair', { name: 'A', emails: ['a@x.test'], notes: '\ud800' }, '/notes'],
    ['a name that is too long', { name: 'x'.repeat(201), emails: ['a@x.test'] }, '/name'],
  ])('refuses %s with a pointer', async (_, request, pointer) => {
    expect(await desk.send('agent', 'POST', '/customers', request)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });

  it('refuses an organisation that does not exist', async () => {
    const answer = await create({ organisationId: newId() });
    expect(answer).toMatchObject({ status: 422, body: { code: 'reference.unknown', errors: [{ pointer: '/organisationId' }] } });
  });

  it('finds by parts of names, addresses and organisations, and takes every sign as it is', async () => {
    await create({ name: 'Jörg 100% Müller', emails: ['j_m@saal.test'] });
    await create({ name: 'Member', emails: ['member@nord.example'] });
    const names = async (q: string) =>
      (await desk.send('agent', 'GET', `/customers?q=${encodeURIComponent(q)}`)).body.items?.map(({ name }) => name);
    expect(await names('jorg 100%')).toEqual(['Jörg 100% Müller']);
    expect(await names('J_M@')).toEqual(['Jörg 100% Müller']);
    expect(await names('jxm@')).toEqual([]);
    expect(await names('lichtspielhaus')).toContain('Member');
    expect(await names('\\')).toEqual([]);
  });

  it.each(['name', '-name', 'created', '-created'])('pages in the order %s without loss or repeat', async (sort) => {
    await Promise.all(['Same', 'Same', 'same', 'SAME'].map((name) => create({ name })));
    const whole = (await desk.send('agent', 'GET', `/customers?sort=${sort}&limit=200`)).body.items?.map(({ id }) => id);
    const seen: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await desk.send(
        'agent',
        'GET',
        `/customers?sort=${sort}&limit=3${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      );
      seen.push(...(page.body.items ?? []).map(({ id }) => id));
      cursor = page.body.nextCursor ?? null;
    }
    expect(seen).toEqual(whole);
  });

  it.each(['cursor=forged', 'sort=age', 'limit=0', 'limit=x', 'unknown=1', 'organisationId=5'])('refuses the query %s', async (query) => {
    expect((await desk.send('agent', 'GET', `/customers?${query}`)).status).toBe(400);
  });

  it('refuses a cursor of another order', async () => {
    const { body } = await desk.send('agent', 'GET', '/customers?limit=1&sort=name');
    const other = await desk.send('agent', 'GET', `/customers?limit=1&sort=created&cursor=${encodeURIComponent(body.nextCursor ?? '')}`);
    expect(other).toMatchObject({ status: 400, body: { code: 'request.cursor' } });
  });

  it('lists nothing for engineers and customers', async () => {
    for (const path of ['/customers', '/organisations']) {
      expect((await desk.send('engineer', 'GET', path)).status).toBe(403);
      expect((await desk.send('customer', 'GET', path)).status).toBe(403);
    }
    expect((await desk.send('engineer', 'PATCH', `/customers/${newId()}`, { name: 'A' })).status).toBe(403);
  });
});
