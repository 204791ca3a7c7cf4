import type { ConditionNode } from '@casewright/contracts';
import { fromForm, toForm } from './condition';

const leaf = { fact: 'ticket.priority', operator: 'equal', value: 'high' };

describe('conditions as a form', () => {
  it('come back as they were, one level deep', () => {
    const node: ConditionNode = { all: [leaf, { any: [leaf, { fact: 'ticket.tags', operator: 'exists' }] }] };
    const form = toForm(node);
    expect(form && fromForm(form)).toEqual(node);
  });

  it.each<[string, ConditionNode]>([
    ['two levels', { all: [{ any: [{ all: [leaf] }] }] }],
    ['a negation', { all: [{ not: leaf }] }],
    ['a named condition', { any: [{ condition: 'vip' }] }],
    ['no group', leaf],
  ])('are left alone when they hold %s', (_, node) => {
    expect(toForm(node)).toBeNull();
  });
});
