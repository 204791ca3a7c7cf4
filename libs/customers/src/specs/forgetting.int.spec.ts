import { EventStore } from '@casewright/event-store';
import { newId, type AnyEvent } from '@casewright/kernel';
import { Erasers } from '@casewright/retention';
import { openDesk, type Desk } from './desk';

const opened = (requesterId: string): AnyEvent => ({
  type: 'ticket.opened',
  data: {
    ...{
      number: 1001,
      subject: 'Black picture',
      subjectId: requesterId,
      requesterId,
      organisationId: null,
      channel: 'mail',
      type: 'question',
    },
    ...{
      priority: 'normal',
      severity: null,
      status: { id: 'new', category: 'new' },
      teamId: null,
      assigneeId: null,
      tags: [],
      followsUp: null,
    },
  },
});
const renamed = (subjectId: string): AnyEvent => ({
  type: 'ticket.subject-changed',
  data: { subjectId, from: 'Black picture', to: 'Dark picture' },
});

describe('forgetting a person', () => {
  let desk: Desk;

  const create = async (name: string) => {
    const email = `${newId()}@kino.test`;
    const { body } = await desk.send('agent', 'POST', '/customers', { name, emails: [email], notes: 'Sits in the first row' });
    return { id: body['id'] as string, email };
  };
  const forget = (id: string, confirm: string, role: 'admin' | 'manager' | 'agent' = 'admin') =>
    desk.send(role, 'POST', `/customers/${id}/forget`, { reason: 'Article 17', confirm });
  const interactions = async (id: string) => (await desk.send('admin', 'GET', `/customers/${id}/interactions`)).body.items;

  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.test.close());

  it('is for admins, who type the address', async () => {
    const { id, email } = await create('Ada');
    expect((await forget(id, email, 'agent')).status).toBe(403);
    expect((await forget(id, email, 'manager')).status).toBe(403);
    expect(await forget(id, 'ada')).toMatchObject({ status: 400, body: { code: 'request.invalid', errors: [{ pointer: '/confirm' }] } });
    expect(await forget(newId(), email)).toMatchObject({ status: 404, body: { code: 'resource.missing' } });
    await desk.test.catchUp();
    expect((await desk.send('admin', 'GET', `/customers/${id}`)).body).toMatchObject({ name: 'Ada', erasedAt: null });
  });

  it('leaves a row without text, off every list, and can be asked for again', async () => {
    const { id, email } = await create('Grace Hopper');
    expect((await forget(id, email)).status).toBe(202);
    await desk.test.catchUp();
    const { body } = await desk.send('admin', 'GET', `/customers/${id}`);
    expect(body).toMatchObject({ name: '[erased]', email: '', emails: [], phone: null, notes: '', organisation: null });
    expect(body['erasedAt']).toEqual(expect.any(String));
    expect((await desk.send('admin', 'GET', '/customers?q=hopper')).body.items).toEqual([]);
    expect((await forget(id, 'whatever')).status).toBe(202);
    expect((await desk.send('agent', 'PATCH', `/customers/${id}`, { name: 'Grace' })).status).toBe(404);
  });

  it('takes the texts about the person and no others', async () => {
    const [leaving, staying] = [await create('Leaving'), await create('Staying')];
    const [own, handedOver] = [newId(), newId()];
    await desk.append(own, opened(leaving.id));
    await desk.append(handedOver, opened(leaving.id), renamed(staying.id));
    await desk.test.catchUp();
    await forget(leaving.id, leaving.email);
    await desk.test.catchUp();
    expect(await interactions(leaving.id)).toMatchObject([{ excerpt: '[erased]' }, { excerpt: '[erased]' }]);
    const [first, second] = await desk.test.get(EventStore).readStream(handedOver);
    expect([first?.data, second?.data]).toMatchObject([{ subject: null }, { to: 'Dark picture' }]);
  });

  it('goes on where it was interrupted', async () => {
    const { id, email } = await create('Interrupted');
    await desk.append(newId(), opened(id));
    let failures = 2;
    let erased: readonly string[] = [];
    desk.test.get(Erasers).register({
      name: 'interrupted',
      erase: ({ subjectId, addresses }) => {
        if (subjectId !== id) return Promise.resolve();
        failures -= 1;
        if (failures >= 0) return Promise.reject(new Error('The process ended'));
        erased = addresses;
        return Promise.resolve();
      },
    });
    await forget(id, email);
    await desk.test.catchUp();
    expect(erased).toEqual([email]);
    expect(await interactions(id)).toMatchObject([{ excerpt: '[erased]' }]);
  });
});
