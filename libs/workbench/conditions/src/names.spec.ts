import { TestBed } from '@angular/core/testing';
import { DirectoryApi } from '@casewright/data-access';
import { Names } from './names';
import { directories } from './testing';

const person = jest.fn((id: string) =>
  id === 'p1' ? Promise.resolve({ id, name: 'Maria Lindqvist', email: 'maria@kino.test' }) : Promise.reject(new Error('Not found')),
);

describe('names', () => {
  let names: Names;

  beforeEach(() => {
    person.mockClear();
    TestBed.configureTestingModule({ providers: [...directories, { provide: DirectoryApi, useValue: { person } }] });
    names = TestBed.inject(Names);
  });

  /** What was asked for has been answered. */
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  it('call nobody gone before the lists are read', async () => {
    expect(names.nameOf('t1')).toBe('Projector support');
    expect(names.nameOf('p1')).toBe('…');
    await settled();
    expect(person).not.toHaveBeenCalled();
  });

  it('ask once for a person who is in no list', async () => {
    await names.load();
    expect([names.nameOf('p1'), names.nameOf('p1')]).toEqual(['…', '…']);
    await settled();
    expect(names.nameOf('p1')).toBe('Maria Lindqvist');
    expect(person).toHaveBeenCalledTimes(1);
  });

  it('say of what nobody knows that it is gone', async () => {
    await names.load();
    names.nameOf('t9');
    await settled();
    expect(names.nameOf('t9')).toBe('one that is gone');
    expect(person).toHaveBeenCalledTimes(1);
  });
});
