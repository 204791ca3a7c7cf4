import type { RuleCatalogView, RuleContent, RuleDetailView, RuleDraftView, RuleTest, RuleView } from '@casewright/contracts';
import type { ApiProblem } from '@casewright/data-access';
import { newRule } from './new-rule';
import { emptyPast, type RulePast } from './rule-past';

export interface EditorState {
  readonly catalog: RuleCatalogView | null;
  /** The id of the rule that is open, `new` for one that is not saved yet; null until it is read. */
  readonly opened: string | null;
  /** All rules, in the order in which they run. */
  readonly rules: readonly RuleView[];
  /** Null: a rule that has not been saved yet. */
  readonly rule: RuleDetailView | null;
  readonly saved: RuleContent;
  readonly revision: number;
  readonly past: RulePast;
  readonly busy: 'no' | 'saving' | 'publishing';
  readonly refusal: ApiProblem | null;
  /** The saved tests of what was last to go to work. */
  readonly tested: readonly RuleTest[];
  /** The draft that somebody else has saved meanwhile, where it says something else than the one that both began with. */
  readonly theirs: RuleDraftView | null;
}

export const emptyEditor: EditorState = {
  catalog: null,
  opened: null,
  rules: [],
  rule: null,
  saved: newRule,
  revision: 0,
  past: emptyPast,
  busy: 'no',
  refusal: null,
  tested: [],
  theirs: null,
};

export const isSameContent = (left: RuleContent, right: RuleContent): boolean => JSON.stringify(left) === JSON.stringify(right);
