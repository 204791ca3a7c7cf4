import { changesBetween, inWords } from './account-changes';

describe('what changed about an account', () => {
  it('is told property by property', () => {
    expect(changesBetween({ name: 'Ada', role: 'agent' }, { name: 'Ada', role: 'manager' })).toEqual([
      { field: 'role', from: 'agent', to: 'manager' },
    ]);
  });

  it('is everything where there was nothing, but for what is still nothing', () => {
    expect(changesBetween({}, { name: 'Ada', teams: null })).toEqual([{ field: 'name', from: null, to: 'Ada' }]);
  });

  it('is nothing where nothing differs', () => {
    expect(changesBetween({ name: 'Ada', teams: null }, { name: 'Ada', teams: null })).toEqual([]);
  });

  it('does not depend on the order of names', () => {
    expect(inWords(['Sound', 'Light'])).toBe(inWords(['Light', 'Sound']));
    expect(inWords([])).toBeNull();
  });
});
