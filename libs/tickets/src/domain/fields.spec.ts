import { checkedFieldValue, type FieldKind, type FieldValue } from '@casewright/contracts';
import { fold } from '@casewright/kernel';
import { mergedChoices, valueWords } from './field-definition';
import { setField } from './fields';
import { ticket } from './ticket';
import { became, opened, requesterId } from './ticket.samples';

const choices = ['gold', 'silver'].map((id) => ({ id, label: id.toUpperCase(), archived: false }));
const check = (kind: FieldKind, value: FieldValue) => checkedFieldValue({ kind, label: 'Tier', choices }, value);

describe('a field of a ticket', () => {
  it("seals text as the requester's, and no other value", () => {
    const state = fold(ticket, [opened()]);
    expect(setField(state, { key: 'serial', kind: 'text', to: 'NP-1' })).toEqual([
      { type: 'ticket.field-set', data: { subjectId: requesterId, key: 'serial', kind: 'text', from: null, to: 'NP-1' } },
    ]);
    expect(setField(state, { key: 'tier', kind: 'choice', to: 'gold' })).toMatchObject([{ data: { subjectId: null, to: 'gold' } }]);
  });

  it('is set once, and taken away by null', () => {
    const set = fold(ticket, [opened(), ...setField(fold(ticket, [opened()]), { key: 'tier', kind: 'choice', to: 'gold' })]);
    expect(setField(set, { key: 'tier', kind: 'choice', to: 'gold' })).toEqual([]);
    const cleared = fold(ticket, setField(set, { key: 'tier', kind: 'choice', to: null }), set);
    expect(cleared).toMatchObject({ fields: {} });
    expect(setField(cleared, { key: 'tier', kind: 'choice', to: null })).toEqual([]);
  });

  it('of a closed ticket cannot be set', () => {
    const closed = fold(ticket, [opened(), became('closed')]);
    expect(() => setField(closed, { key: 'tier', kind: 'choice', to: 'gold' })).toThrow('is closed');
  });
});

describe('a value for a field', () => {
  it.each<[FieldKind, FieldValue, FieldValue | null]>([
    ['text', '  NP-1 ', 'NP-1'],
    ['text', '   ', null],
    ['number', -0, 0],
    ['boolean', false, false],
    ['date', '2026-02-28', '2026-02-28'],
    ['choice', 'gold', 'gold'],
    ['multi-choice', ['silver', 'gold', 'silver'], ['gold', 'silver']],
    ['multi-choice', [], null],
  ])('of kind %s: %j is kept as %j', (kind, given, value) => expect(check(kind, given)).toEqual({ value }));

  it.each<[FieldKind, FieldValue, string]>([
    ['text', 3, 'is a text'],
    ['number', '3', 'is a number'],
    ['boolean', 'yes', 'yes or no'],
    ['date', '2026-02-30', 'is a day'],
    ['date', '2026-02-28T00:00:00Z', 'is a day'],
    ['choice', 'bronze', 'gold, silver'],
    ['multi-choice', 'gold', 'is a list'],
    ['multi-choice', ['gold', 'bronze'], 'is a list'],
  ])('of kind %s: %j is refused', (kind, given, words) =>
    expect(check(kind, given)).toEqual({ problem: expect.stringContaining(words) as string }),
  );
});

describe('the choices of a field', () => {
  it('are archived where a new list leaves them out, and come back by their id', () => {
    const without = mergedChoices(choices, [{ id: 'silver', label: 'Silver' }]);
    expect(without).toEqual([
      { id: 'silver', label: 'Silver', archived: false },
      { id: 'gold', label: 'GOLD', archived: true },
    ]);
    expect(mergedChoices(without, [{ id: 'gold', label: 'Gold' }]).map(({ id, archived }) => [id, archived])).toEqual([
      ['gold', false],
      ['silver', true],
    ]);
  });

  it('are told by their labels, also where they are archived', () => {
    const field = { kind: 'multi-choice', choices: mergedChoices(choices, []) } as const;
    expect(valueWords(field, ['gold', 'bronze'])).toBe('GOLD, bronze');
    expect(valueWords({ kind: 'boolean', choices: [] }, false)).toBe('no');
    expect(valueWords({ kind: 'text', choices: [] }, null)).toBeNull();
  });
});
