import { TestBed } from '@angular/core/testing';
import { newPolicy } from '../policy/policy-content';
import { RehearsedDraft } from './rehearsed-draft';

describe('the draft that is rehearsed', () => {
  beforeEach(() => sessionStorage.clear());
  const fresh = () => {
    TestBed.resetTestingModule();
    return TestBed.inject(RehearsedDraft);
  };

  it('is carried along, survives a reload, and is given back once to where it was written', () => {
    const content = { ...newPolicy, name: 'Stricter' };
    fresh().carry({ kind: 'edit-policy', id: 'p1', content }, '/sla/p1');
    const draft = fresh();
    expect(draft.carried()?.change).toMatchObject({ kind: 'edit-policy', content: { name: 'Stricter' } });
    expect([draft.holds(content), draft.holds(newPolicy)]).toEqual([true, false]);
    expect(draft.giveBack('/sla/p2')).toBeNull();
    expect(draft.giveBack('/sla/p1')).toEqual(content);
    expect(draft.giveBack('/sla/p1')).toBeNull();
    expect(draft.holds(content)).toBe(false);
    expect(draft.carried()).not.toBeNull();
  });

  it('holds nothing before anything was carried', () => {
    const draft = fresh();
    expect([draft.carried(), draft.holds(newPolicy), draft.giveBack('/sla')]).toEqual([null, false, null]);
  });
});
