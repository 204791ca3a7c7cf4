import { TestBed } from '@angular/core/testing';
import { newPolicy } from '../policy/policy-content';
import { RehearsedDraft } from './rehearsed-draft';

describe('the draft that is rehearsed', () => {
  beforeEach(() => sessionStorage.clear());
  const fresh = () => {
    TestBed.resetTestingModule();
    return TestBed.inject(RehearsedDraft);
  };

  it('is carried along with the address where it was written, and survives a reload', () => {
    const content = { ...newPolicy, name: 'Stricter' };
    fresh().carry({ kind: 'edit-policy', id: 'p1', content }, '/sla/p1');
    const draft = fresh();
    expect(draft.carried()).toMatchObject({ change: { kind: 'edit-policy', content: { name: 'Stricter' } }, address: '/sla/p1' });
    expect([draft.holds(content), draft.holds(newPolicy)]).toEqual([true, false]);
  });

  it('holds nothing before anything was carried', () => {
    const draft = fresh();
    expect([draft.carried(), draft.holds(newPolicy)]).toEqual([null, false]);
  });
});
