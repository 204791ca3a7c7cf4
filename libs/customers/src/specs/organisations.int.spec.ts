import { newId } from '@casewright/kernel';
import { openDesk, type Desk } from './desk';

describe('organisations over HTTP', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.test.close());

  const create = (more: object = {}) => desk.send('agent', 'POST', '/organisations', { name: 'Kino Süd', ...more });

  it('creates, edits, counts its people and lets them go when it is removed', async () => {
    const made = await create({ domains: ['Sued.example', 'sued.example'] });
    const id = made.body['id'] as string;
    expect(made).toMatchObject({ status: 201, etag: '"1"', body: { domains: ['sued.example'], peopleCount: 0 } });
    const person = await desk.send('agent', 'POST', '/customers', { name: 'Ada', emails: ['ada@sued.example'] });
    const edited = await desk.send('agent', 'PATCH', `/organisations/${id}`, { name: 'Kino Südwest' }, { 'if-match': '"1"' });
    expect(edited).toMatchObject({ status: 200, etag: '"2"', body: { name: 'Kino Südwest', peopleCount: 1 } });
    expect((await desk.send('agent', 'PATCH', `/organisations/${id}`, { name: 'Other' }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await desk.send('agent', 'DELETE', `/organisations/${id}`)).status).toBe(204);
    const left = await desk.send('agent', 'GET', `/customers/${person.body['id'] as string}`);
    expect(left.body['organisation']).toBeNull();
    expect((await desk.send('agent', 'GET', `/organisations/${id}`)).status).toBe(404);
  });

  it('gives a domain to one organisation only', async () => {
    await create({ domains: ['one.example'] });
    expect(await create({ domains: ['one.example'] })).toMatchObject({ status: 409, body: { errors: [{ pointer: '/domains' }] } });
  });

  it('hands a domain over once it is given up', async () => {
    const first = await create({ domains: ['moving.example'] });
    await desk.send('agent', 'PATCH', `/organisations/${first.body['id'] as string}`, { domains: [] });
    expect((await create({ domains: ['moving.example'] })).status).toBe(201);
  });

  it.each([['nodot'], ['-a.example'], ['a b.example'], ['a@b.example']])('refuses the domain %s', async (domain) => {
    expect(await create({ domains: [domain] })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/domains/0' }] } });
  });

  it('finds and pages', async () => {
    await create({ name: 'Zebra 1' });
    await create({ name: 'Zebra 2' });
    const page = await desk.send('agent', 'GET', '/organisations?q=ZEBRA&limit=1');
    expect(page.body.items?.map(({ name }) => name)).toEqual(['Zebra 1']);
    const rest = await desk.send('agent', 'GET', `/organisations?q=zebra&limit=1&cursor=${encodeURIComponent(page.body.nextCursor ?? '')}`);
    expect(rest.body).toMatchObject({ items: [{ name: 'Zebra 2' }], nextCursor: null });
  });

  it('answers for what does not exist like for what is hidden', async () => {
    const [missing, hidden] = await Promise.all([
      desk.send('agent', 'GET', `/organisations/${newId()}`),
      desk.send('engineer', 'GET', `/organisations/${(await create()).body['id'] as string}`),
    ]);
    expect(hidden).toEqual(missing);
  });
});
