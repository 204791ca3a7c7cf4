import { TestBed } from '@angular/core/testing';
import { problemFrom } from '../http/api-problem';
import { Session } from '../session/session';
import { Editing } from './editing';

interface Content {
  readonly name: string;
}

describe('a row under the editor’s hands', () => {
  let row = { id: 'p1', version: 1, name: 'Gold' };
  const source = {
    kind: 'policies',
    fresh: { name: 'New policy' },
    read: jest.fn(() => Promise.resolve(row)),
    create: jest.fn((content: Content) => Promise.resolve({ ...row, ...content })),
    edit: jest.fn((_: string, content: Content, version: number) => {
      if (version !== row.version) return Promise.reject(problemFrom(412, { code: 'version.stale', detail: 'Stale.' }));
      row = { ...row, ...content, version: version + 1 };
      return Promise.resolve(row);
    }),
    versions: () =>
      Promise.resolve({
        items: [
          { version: 2, madeAt: '2026-01-06T09:00:00.000Z', madeBy: { name: 'Ada' }, content: { name: 'Gold' } },
          { version: 1, madeAt: '2026-01-05T09:00:00.000Z', madeBy: { name: 'Ada' }, content: { name: 'Silver' } },
        ],
      }),
    contentOf: ({ name }: Content) => ({ name }),
    linesOf: ({ name }: Content) => [{ label: 'Name', text: name }],
  };
  /** As after a crash: nothing but what the browser has kept is there. */
  const open = async (id: string) => {
    const editing = TestBed.runInInjectionContext(() => new Editing<typeof row, Content>(source));
    await editing.load(id);
    return editing;
  };

  beforeEach(() => {
    localStorage.clear();
    jest.clearAllMocks();
    row = { id: 'p1', version: 1, name: 'Gold' };
    TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: { me: () => ({ id: 'reader' }) } }] });
  });

  it('is there again after a crash, and no more once it is saved', async () => {
    (await open('p1')).write({ name: 'Golden' });
    const again = await open('p1');
    expect([again.content().name, again.draft.restored()?.basis]).toEqual(['Golden', 'current']);
    expect(await again.save()).toBe(true);
    expect([again.changed(), again.draft.restored(), localStorage.length]).toEqual([false, null, 0]);
  });

  it('is not mixed up with a new one, which is no longer new once it is made', async () => {
    (await open('new')).write({ name: 'Silver' });
    expect((await open('p1')).content().name).toBe('Gold');
    const again = await open('new');
    expect(again.content().name).toBe('Silver');
    await again.save();
    expect((await open('new')).content().name).toBe('New policy');
  });

  it('written on an older version, it is saved over the newer one only by whoever insists', async () => {
    (await open('p1')).write({ name: 'Golden' });
    row = { id: 'p1', version: 2, name: 'Gold for all' };
    const again = await open('p1');
    expect(again.draft.restored()?.basis).toBe('older');
    expect(await again.save()).toBe(false);
    expect([again.refusal()?.code, again.content().name]).toEqual(['version.stale', 'Golden']);
    expect(await again.insist()).toBe(true);
    expect([row.name, again.changed()]).toEqual(['Golden', false]);
  });

  it('makes way for the newer one where that is wanted', async () => {
    (await open('p1')).write({ name: 'Golden' });
    row = { id: 'p1', version: 2, name: 'Gold for all' };
    const again = await open('p1');
    await again.save();
    await again.reload();
    expect([again.content().name, again.refusal(), localStorage.length]).toEqual(['Gold for all', null, 0]);
  });

  it('tells its versions apart', async () => {
    const { life } = await open('p1');
    expect(life().map(({ title, changes }) => [title, changes])).toEqual([
      ['Version 2', [{ label: 'Name', before: 'Silver', after: 'Gold' }]],
      ['Version 1', null],
    ]);
  });

  it('says why it could not be read', async () => {
    source.read.mockRejectedValueOnce(problemFrom(404, {}));
    expect((await open('p1')).loading()).toMatchObject({ state: 'failed', failure: { kind: 'missing' } });
  });
});
