import type { RuleContent } from '@casewright/contracts';

export const content = (parts: Partial<RuleContent> = {}): RuleContent => ({
  name: 'Black picture',
  order: { phase: 'intake', rank: 'm' },
  trigger: { kind: 'event', types: ['ticket.opened'] },
  conditions: { all: [{ fact: 'ticket.priority', operator: 'equal', value: 'low' }] },
  namedConditions: {},
  actions: [{ id: 'a1', type: 'ticket.set-priority', params: { to: 'urgent' } }],
  stop: 'none',
  guards: { reentry: 'never', once: 'none', maxDepth: 5 },
  ...parts,
});
