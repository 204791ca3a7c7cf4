import { signal } from '@angular/core';
import { FormDraft } from './form-draft';

describe('the draft of a form', () => {
  beforeEach(() => sessionStorage.clear());

  it('survives going elsewhere, under its own key', () => {
    const key = signal('user:1');
    const open = () => new FormDraft(key, () => ({ name: 'Ada', role: 'agent' }));
    const first = open();
    first.change({ name: 'Ada Winter' });
    expect(first.isChanged()).toBe(true);
    expect(open().content()).toEqual({ name: 'Ada Winter', role: 'agent' });
    key.set('user:2');
    expect([first.content().name, first.isChanged()]).toEqual(['Ada', false]);
  });

  it('is gone once it is discarded, or typed back to what is saved', () => {
    const draft = new FormDraft(
      () => 'team:1',
      () => ({ name: 'Field service' }),
    );
    draft.change({ name: 'Field' });
    draft.change({ name: 'Field service' });
    expect(sessionStorage.length).toBe(0);
    draft.change({ name: 'Field' });
    draft.discard();
    expect([draft.content().name, sessionStorage.length]).toEqual(['Field service', 0]);
  });
});
