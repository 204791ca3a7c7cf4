import { checkedAnswer, pluginFact, PluginFactDeclaration, pluginFactId } from './plugin-fact';

type Declared = PluginFactDeclaration;
const choices = [{ value: 'gold', label: 'Gold' }];
const fact = (type: Declared['type'], more: Partial<Declared> = {}): Declared => ({ label: 'Tier', type, ...more });

describe('the answer of a plugin', () => {
  it.each<[Declared, unknown, unknown]>([
    [fact('text'), 'Black picture', 'Black picture'],
    [fact('number'), 2.5, 2.5],
    [fact('boolean'), false, false],
    [fact('date'), '2026-03-01T09:00:00+01:00', Date.UTC(2026, 2, 1, 8)],
    [fact('choice', { choices }), 'gold', 'gold'],
    [fact('list'), ['a', 'b'], ['a', 'b']],
    [fact('list', { choices }), ['gold'], ['gold']],
    [fact('number'), null, null],
    [fact('number'), undefined, null],
  ])('of %j: %j is read as %j', (declared, answer, value) => expect(checkedAnswer(declared, answer)).toEqual(value));

  it.each<[Declared, unknown]>([
    [fact('text'), 3],
    [fact('text'), 'x'.repeat(1_001)],
    [fact('text'), 'a\0b'],
    [fact('number'), '3'],
    [fact('number'), Number.NaN],
    [fact('number'), Number.POSITIVE_INFINITY],
    [fact('boolean'), 'yes'],
    [fact('date'), 'yesterday'],
    [fact('date'), new Date(0)],
    [fact('choice', { choices }), 'bronze'],
    [fact('choice', { choices }), '__proto__'],
    [fact('list'), 'a'],
    [fact('list'), [['a']]],
    [fact('list', { choices }), ['bronze']],
    [fact('list'), Array.from({ length: 101 }, () => 'a')],
    [fact('text'), { toString: () => 'text' }],
  ])('of %j: %j is refused', (declared, answer) =>
    expect(() => checkedAnswer(declared, answer)).toThrow(/^the plugin gave something that is no /),
  );
});

describe('what a plugin declares', () => {
  it.each<[string, object]>([
    ['no label', { ...fact('text'), label: ' ' }],
    ['no such type', { ...fact('text'), type: 'colour' }],
    ['a choice without choices', fact('choice')],
    ['choices of a number', fact('number', { choices })],
  ])('is refused: %s', (_, declared) => expect(PluginFactDeclaration.safeParse(declared).success).toBe(false));

  it('becomes a fact of the catalog, which is gone where nobody knows it any more', () => {
    const id = pluginFactId('crm', 'tier');
    expect(pluginFact(id, fact('choice', { choices, personalData: true }), new Set([id]))).toEqual({
      ...{ id: 'plugin.crm.tier', label: 'Tier', type: 'choice', group: 'plugins', lookUp: id, personal: true, choices },
    });
    expect(pluginFact(id, fact('text'), new Set())).toMatchObject({ gone: true });
    expect(() => pluginFactId('crm', 'Tier of contract')).toThrow('is no name for a fact');
  });
});
