import { PeopleDirectory, PeopleHistory, type PersonSummary } from '@casewright/contracts';
import { newId, type FixedClock } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { openDesk, type Desk } from './desk';

describe('what people and organisations were', () => {
  let desk: Desk;
  let history: PeopleHistory;
  beforeAll(async () => {
    desk = await openDesk();
    history = desk.test.get(PeopleHistory);
  });
  afterAll(() => desk.test.close());

  /** A minute after whatever was done before. */
  const later = (): number => {
    const clock = desk.test.clock as FixedClock;
    clock.advance(60_000);
    return clock.now().getTime();
  };
  const changed = async (method: 'PATCH' | 'DELETE', path: string, body?: object) => {
    const at = later();
    const { status } = await desk.send('agent', method, path, body);
    expect(status).toBeLessThan(300);
    return at;
  };
  const pastOf = async ({ id }: { readonly id: string }) => (await history.people([id])).get(id);
  const met = async (email: string): Promise<{ person: PersonSummary; at: number }> => {
    const at = later();
    return { at, person: await desk.test.get(PeopleDirectory).findOrCreate(email, 'Ada') };
  };

  it('is kept from the first mail on, one entry for each change that rules can see', async () => {
    const { person, at } = await met('ada@kino.test');
    const renamed = await changed('PATCH', `/customers/${person.id}`, { name: 'Ada Lovelace' });
    await changed('PATCH', `/customers/${person.id}`, { notes: 'Calls on Mondays' });
    const removed = await changed('DELETE', `/customers/${person.id}`);
    expect(await pastOf(person)).toEqual([
      { since: at, was: person },
      { since: renamed, was: { ...person, name: 'Ada Lovelace' } },
      { since: removed, was: { ...person, name: 'Ada Lovelace', removed: true } },
    ]);
    expect(await history.began()).toBeNull();
  });

  it('knows when an organisation was renamed and removed, and whom it left behind', async () => {
    const at = later();
    const { body } = await desk.send('agent', 'POST', '/organisations', { name: 'Palast', domains: ['palast.test'] });
    const id = body['id'] as string;
    const { person, at: joined } = await met('door@palast.test');
    const renamed = await changed('PATCH', `/organisations/${id}`, { name: 'Neuer Palast' });
    const removed = await changed('DELETE', `/organisations/${id}`);
    expect((await history.organisations([id, newId()])).get(id)).toEqual([
      { since: at, was: { id, name: 'Palast' } },
      { since: renamed, was: { id, name: 'Neuer Palast' } },
      { since: removed, was: null },
    ]);
    expect(await pastOf(person)).toEqual([
      { since: joined, was: person },
      { since: removed, was: { ...person, organisationId: null } },
    ]);
  });

  it('is gone with whoever is erased', async () => {
    const { person } = await met('gone@kino.test');
    await changed('PATCH', `/customers/${person.id}`, { name: 'Somebody Else' });
    const sql = `update customers.people set name = 'erased', email = '', emails = '{}', erased_at = $2, updated_at = $2 where id = $1`;
    await desk.test.get(Database).query(sql, [person.id, new Date(later())]);
    expect(await pastOf(person)).toMatchObject([{ was: { name: 'erased', email: '' } }]);
  });
});
