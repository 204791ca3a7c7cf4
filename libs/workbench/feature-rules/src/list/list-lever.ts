import type { RuleView } from '@casewright/contracts';

/** What can be done to a rule from the list; a draft and an archived rule have a page for that. */
export const listLeverOf = ({ status }: RuleView): 'Pause' | 'Resume' | null =>
  status === 'active' ? 'Pause' : status === 'paused' || status === 'tripped' ? 'Resume' : null;
