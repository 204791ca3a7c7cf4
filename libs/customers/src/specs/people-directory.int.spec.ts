import { PeopleDirectory } from '@casewright/contracts';
import { newId } from '@casewright/kernel';
import { openDesk, type Desk } from './desk';

describe('the people directory', () => {
  let desk: Desk;
  let directory: PeopleDirectory;
  beforeAll(async () => {
    desk = await openDesk();
    directory = desk.test.get(PeopleDirectory);
  });
  afterAll(() => desk.test.close());

  it('makes one person of an address, however many intakes meet it at once', async () => {
    const spellings = ['new@crowd.test', 'NEW@crowd.test', 'New@Crowd.test'];
    const found = await Promise.all(Array.from({ length: 30 }, (_, place) => directory.findOrCreate(spellings[place % 3] ?? '', 'New')));
    expect(new Set(found.map(({ id }) => id)).size).toBe(1);
  });

  it('finds people by any of their addresses', async () => {
    const { body } = await desk.send('agent', 'POST', '/customers', { name: 'Two', emails: ['first@two.test', 'second@two.test'] });
    expect(await directory.findOrCreate('Second@two.test', 'ignored')).toMatchObject({
      id: body['id'],
      name: 'Two',
      email: 'first@two.test',
    });
    expect(await directory.findByEmail('nobody@two.test')).toBeNull();
  });

  it('lets new people join the organisation of their domain', async () => {
    const { body } = await desk.send('agent', 'POST', '/organisations', { name: 'Palast', domains: ['palast.example'] });
    const person = await directory.findOrCreate('door@palast.example', '');
    expect(person).toMatchObject({ name: 'door', organisationId: body['id'] });
    expect(await directory.organisations([body['id'] as string, newId()])).toEqual(
      new Map([[body['id'], { id: body['id'], name: 'Palast' }]]),
    );
  });

  it('still names removed people by id, but not by address', async () => {
    const person = await directory.findOrCreate('gone@away.test', 'Gone');
    expect(person.removed).toBe(false);
    await desk.send('agent', 'DELETE', `/customers/${person.id}`);
    expect((await directory.people([person.id])).get(person.id)).toEqual({ ...person, removed: true });
    expect(await directory.findByEmail('gone@away.test')).toBeNull();
    expect(await directory.search('gone', 10)).toEqual([]);
    expect((await directory.findOrCreate('gone@away.test', 'Back')).id).not.toBe(person.id);
  });

  it('takes the name of a mail header as text that cannot do harm', async () => {
    expect(await directory.findOrCreate('evil@header.test', 'Eve\r\nBcc: all@x.test\0')).toMatchObject({ name: 'Eve Bcc: all@x.test' });
  });

  it('searches', async () => {
    await directory.findOrCreate('émile@search.test', 'Émile Zola');
    expect(await directory.search('emile z', 5)).toMatchObject([{ name: 'Émile Zola' }]);
    expect(await directory.search('  ', 5)).toEqual([]);
  });
});
