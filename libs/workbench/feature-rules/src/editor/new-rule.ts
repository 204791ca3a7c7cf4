import type { RuleContent } from '@casewright/contracts';

/** What the form of a new rule begins with: the most common trigger, nothing else decided. */
export const newRule: RuleContent = {
  name: 'New rule',
  order: { phase: 'intake', rank: 'm' },
  trigger: { kind: 'event', types: ['ticket.opened'] },
  conditions: { all: [] },
  namedConditions: {},
  actions: [],
  stop: 'none',
  guards: { reentry: 'never', once: 'none', maxDepth: 5 },
};
