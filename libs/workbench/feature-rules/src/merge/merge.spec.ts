import { speech } from '@casewright/conditions/testing';
import type { RuleContent } from '@casewright/contracts';
import { newRule } from '../editor/new-rule';
import { changesIn, merged, partsOf } from './merge';

const base: RuleContent = { ...newRule, name: 'Dark halls', actions: [{ id: 'a', type: 'ticket.note', params: { text: 'Look' } }] };
const mine: RuleContent = { ...base, name: 'Dark halls of mine', guards: { ...base.guards, cooldown: 'PT10M' } };
const theirs: RuleContent = { ...base, name: 'Dark halls of theirs', order: { phase: 'routing', rank: 'm' } };
const conflict = { base, mine, theirs };

describe('two drafts of one rule', () => {
  it('differ in parts, of which those are open that both have changed', () => {
    expect(partsOf(conflict).map(({ label, chosen }) => [label, chosen])).toEqual([
      ['Name', null],
      ['Order', 'theirs'],
      ['Guards', 'mine'],
    ]);
    expect(partsOf({ base, mine, theirs: mine })).toEqual([]);
  });

  it('become one that has from each what was chosen', () => {
    const parts = partsOf(conflict).map((part) => (part.label === 'Name' ? { ...part, chosen: 'mine' as const } : part));
    expect(merged(conflict, parts)).toEqual({ ...base, name: mine.name, guards: mine.guards, order: theirs.order });
    expect(merged(conflict, [])).toEqual(theirs);
  });

  it('lose what the chosen one has taken away, and keep parts that this page does not know', () => {
    const extended = { ...base, tests: ['old'] } as unknown as RuleContent;
    const parts = partsOf({ base: extended, mine: base, theirs: { ...extended, name: 'Other' } });
    expect(parts.map(({ label, chosen }) => [label, chosen])).toEqual([
      ['Name', 'theirs'],
      ['Tests', 'mine'],
    ]);
    expect(merged({ base: extended, mine: base, theirs: extended }, parts)).not.toHaveProperty('tests');
  });

  it('say in words what each has changed', () => {
    const [name, order] = partsOf(conflict);
    expect(name && changesIn(name, base, mine, speech)).toEqual([{ label: 'Name', before: 'Dark halls', after: 'Dark halls of mine' }]);
    expect(order && changesIn(order, base, mine, speech)).toEqual([]);
    expect(order && changesIn(order, base, theirs, speech)).toMatchObject([{ label: 'Phase', before: 'Intake', after: 'Routing' }]);
  });
});
