import { differences } from './differences';

const line = (label: string, text: string) => ({ label, text });

describe('differences', () => {
  it('are none between equals', () => {
    expect(differences([line('Name', 'A')], [line('Name', 'A')])).toEqual([]);
  });

  it('name what was changed, added and taken away', () => {
    const before = [line('Name', 'A'), line('If', 'x'), line('Then 2', 'old')];
    const after = [line('Name', 'A'), line('If', 'y'), line('Then 1', 'new')];
    expect(differences(before, after)).toEqual([
      { label: 'If', before: 'x', after: 'y' },
      { label: 'Then 1', before: null, after: 'new' },
      { label: 'Then 2', before: 'old', after: null },
    ]);
  });
});
