import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Session } from '../session/session';
import { FormDraft } from './form-draft';

interface Content {
  readonly name: string;
  readonly role: string;
  readonly note?: string | undefined;
}

const ada: Content = { name: 'Ada', role: 'agent' };

describe('the draft of a form', () => {
  const me = signal<{ id: string } | null>({ id: 'reader' });
  const saved = signal(ada);
  const version = signal(1);
  const key = signal<string | null>('user:1');

  /** The form as it is opened: after a crash, nothing but what the browser has kept is there. */
  const open = (unkept: readonly (keyof Content)[] = []) =>
    TestBed.runInInjectionContext(() => new FormDraft<Content>(key, saved, { version, unkept }));
  const stored = () => Object.values({ ...localStorage }).join('\n');

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: { me } }] });
    me.set({ id: 'reader' });
    saved.set(ada);
    version.set(1);
    key.set('user:1');
  });
  afterEach(() => jest.useRealTimers());

  it('survives a crash, under its own key and for whoever typed it', () => {
    jest.useFakeTimers({ now: new Date('2026-01-05T09:42:00.000Z') });
    const first = open();
    first.change({ name: 'Ada Winter' });
    expect([first.isChanged(), first.restored()]).toEqual([true, null]);
    const again = open();
    expect(again.content()).toEqual({ name: 'Ada Winter', role: 'agent' });
    expect(again.restored()).toEqual({ at: '2026-01-05T09:42:00.000Z', basis: 'current' });
    key.set('user:2');
    expect([again.content().name, again.isChanged(), again.restored()]).toEqual(['Ada', false, null]);
    key.set('user:1');
    me.set({ id: 'somebody else' });
    expect(open().content()).toEqual(ada);
  });

  it('is gone once it is discarded, or typed back to what is saved', () => {
    const draft = open();
    draft.change({ name: 'Ada W.' });
    draft.change({ name: 'Ada' });
    expect(localStorage).toHaveLength(0);
    draft.change({ name: 'Ada W.' });
    draft.discard();
    expect([draft.content().name, localStorage.length]).toEqual(['Ada', 0]);
  });

  it('stays as it is typed when what is saved changes below it', () => {
    const draft = open();
    draft.change({ name: 'Ada W.' });
    saved.set({ ...ada, role: 'manager' });
    expect(draft.content()).toEqual({ name: 'Ada W.', role: 'agent' });
    draft.discard();
    expect(draft.content()).toEqual({ name: 'Ada', role: 'manager' });
  });

  it('says that something newer was saved since, and on what it was written', () => {
    open().change({ name: 'Ada W.' });
    saved.set({ ...ada, role: 'manager' });
    version.set(4);
    const draft = open();
    expect(draft.restored()?.basis).toBe('older');
    draft.change({ name: 'Ada Winter' });
    const later = open();
    expect([later.content().name, later.basis()]).toEqual(['Ada Winter', { version: 1, content: ada }]);
    later.discard();
    expect(later.basis()).toEqual({ version: 4, content: { ...ada, role: 'manager' } });
  });

  it('is written on the newest version where that says the same', () => {
    open().change({ name: 'Ada W.' });
    version.set(4);
    expect([open().restored()?.basis, open().basis().version]).toEqual(['current', 4]);
  });

  it('is saved on what was there when typing began, unless its writer insists', () => {
    const draft = open();
    draft.change({ name: 'Ada W.' });
    version.set(2);
    expect(draft.versionTo('save')).toBe(2);
    saved.set({ ...ada, role: 'manager' });
    version.set(4);
    draft.change({ name: 'Ada Winter' });
    expect([draft.versionTo('save'), draft.versionTo('insist'), draft.restored()]).toEqual([1, 4, null]);
    expect(open().restored()?.basis).toBe('older');
    draft.replace(saved());
    draft.change({ name: 'Ada Winter' });
    expect(draft.versionTo('save')).toBe(4);
  });

  it('brings nothing back that was taken out, and knows fields that came later', () => {
    saved.set({ ...ada, note: 'Abroad' });
    open().replace({ name: 'Ada W.', role: 'agent' });
    expect(open().content()).toEqual({ name: 'Ada W.', role: 'agent' });
    localStorage.clear();
    saved.set(ada);
    open().change({ name: 'Ada W.' });
    saved.set({ ...ada, note: 'Came with a newer product' });
    expect(open().content()).toEqual({ name: 'Ada W.', role: 'agent', note: 'Came with a newer product' });
  });

  it('never writes down what may be secret', () => {
    saved.set({ ...ada, note: 'https://hooks.example/s3cret' });
    const draft = open(['note']);
    draft.change({ name: 'Ada W.', note: 'https://hooks.example/0ther' });
    expect(stored()).toContain('Ada W.');
    expect(stored()).not.toMatch(/hooks/);
    expect(open(['note']).content()).toEqual({ name: 'Ada W.', role: 'agent', note: 'https://hooks.example/s3cret' });
  });

  it('keeps nothing while nobody is signed in, or nothing is open', () => {
    key.set(null);
    open().change({ name: 'Ada W.' });
    key.set('user:1');
    me.set(null);
    open().change({ name: 'Ada W.' });
    expect(localStorage).toHaveLength(0);
  });

  it('is forgotten by whoever leaves without it, and kept by whoever stays or whose session ended', async () => {
    const draft = open();
    const answer = (leaves: boolean) => jest.fn(() => Promise.resolve(leaves));
    expect(await draft.mayLeave(answer(false))).toBe(true);
    draft.change({ name: 'Ada W.' });
    expect(await draft.mayLeave(answer(false))).toBe(false);
    me.set(null);
    const unasked = answer(false);
    expect(await draft.mayLeave(unasked)).toBe(true);
    expect([unasked.mock.calls.length, localStorage.length]).toEqual([0, 1]);
    me.set({ id: 'reader' });
    expect(await draft.mayLeave(answer(true))).toBe(true);
    expect(localStorage).toHaveLength(0);
  });
});
