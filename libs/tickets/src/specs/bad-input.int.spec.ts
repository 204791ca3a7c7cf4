import { newId } from '@casewright/kernel';
import { createTicketWorld, type TicketWorld } from './ticket-world';

const good = { subject: 'Black picture', body: 'Hall 3', requester: { email: 'ada@customer.test', name: 'Ada' } };

describe('bad input', () => {
  let world: TicketWorld;
  let id: string;

  beforeAll(async () => {
    world = await createTicketWorld();
    ({ id } = await world.open());
  });
  afterAll(() => world.test.close());

  it.each<[string, object, string]>([
    ['an unknown field', { ...good, colour: 'red' }, '/colour'],
    ['a missing field', { ...good, subject: undefined }, '/subject'],
    ['a missing requester', { ...good, requester: undefined }, '/requester'],
    ['a wrong type', { ...good, subject: 7 }, '/subject'],
    ['a wrong type inside', { ...good, requester: { email: 7, name: 'Ada' } }, '/requester/email'],
    ['an unknown field inside', { ...good, requester: { ...good.requester, id: 'x' } }, '/requester/id'],
    ['a field that is too long', { ...good, subject: 'x'.repeat(501) }, '/subject'],
    ['a NUL', { ...good, body: 'a\0b' }, '/body'],
    ['half a surrogate pair', { ...good, body: 'a\ud800b' }, '/body'],
    ['a line break in one line', { ...good, subject: 'a\r\nBcc: x' }, '/subject'],
    ['nothing but space', { ...good, body: ' \n ' }, '/body'],
    ['a priority that is none', { ...good, priority: 'highest' }, '/priority'],
    ['a tag that is none', { ...good, tags: ['Hall 3'] }, '/tags/0'],
    ['an id that is none', { ...good, teamId: '1' }, '/teamId'],
  ])('refuses %s with a pointer', async (_, request, pointer) => {
    const answer = await world.send('agent', 'POST', '/tickets', request);
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(answer.body.errors?.map((error) => error.pointer)).toContain(pointer);
  });

  it.each<[string, object, string]>([
    ['nothing', {}, ''],
    ['an unknown field', { number: 1 }, '/number'],
    ['a status that is none', { status: 'done' }, '/status'],
    ['a wrong type', { assigneeId: 5 }, '/assigneeId'],
  ])('refuses an edit with %s', async (_, changes, pointer) => {
    const answer = await world.send('agent', 'PATCH', `/tickets/${id}`, changes);
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(answer.body.errors?.map((error) => error.pointer)).toContain(pointer);
  });

  it.each([
    ['assigneeId', newId()],
    ['teamId', newId()],
    ['requesterId', newId()],
  ])('refuses a %s that names nobody', async (field, value) => {
    expect(await world.send('agent', 'PATCH', `/tickets/${id}`, { [field]: value })).toMatchObject({
      status: 422,
      body: { code: 'reference.unknown' },
    });
  });

  it('assigns no customers', async () => {
    const customer = [...world.company.members.values()].find(({ role }) => role === 'customer')?.id;
    expect(await world.send('agent', 'PATCH', `/tickets/${id}`, { assigneeId: customer })).toMatchObject({ status: 422 });
  });

  it('refuses bodies over 1 MB and nesting over 64', async () => {
    expect((await world.send('agent', 'POST', '/tickets', { ...good, body: 'x'.repeat(1_100_000) })).status).toBe(413);
    const deep = JSON.parse(`${'['.repeat(70)}${']'.repeat(70)}`) as object;
    expect((await world.send('agent', 'POST', '/tickets', { ...good, tags: deep })).status).toBe(400);
  });

  it.each(['not-an-id', `${newId()}x`, '%00'])('has nothing under the id %s', async (path) => {
    const answer = await world.send('agent', 'GET', `/tickets/${path}`);
    expect([400, 404]).toContain(answer.status);
  });

  it('finds no ticket in a stream that is something else', async () => {
    expect((await world.send('admin', 'GET', `/tickets/${newId()}`)).status).toBe(404);
  });
});
