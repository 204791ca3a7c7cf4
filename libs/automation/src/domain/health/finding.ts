import type { RuleFindingKind, RuleFindingSeverity } from '@casewright/contracts';
import type { Claim, CompiledRule } from '@casewright/rules';

/** Something about a live rule that its owner should know, before it is put into words. */
export interface Finding {
  readonly kind: RuleFindingKind;
  readonly severity: RuleFindingSeverity;
  readonly rule: CompiledRule;
  readonly others: readonly CompiledRule[];
  /** JSON pointer into the document; empty where it is about all of it. */
  readonly pointer: string;
  /** Comparisons that cannot be so together. */
  readonly because: readonly Claim[];
  /** What the sentence names besides: a property, a number, a message. */
  readonly detail: string;
}

/** About one rule as a whole, and nothing else. */
export const plainly = { others: [], pointer: '', because: [], detail: '' } as const;

const order: readonly RuleFindingSeverity[] = ['error', 'warning', 'note'];

/** The worst first; findings of one weight in the order of their rules. */
export const bySeverity = (left: Pick<Finding, 'severity'>, right: Pick<Finding, 'severity'>): number =>
  order.indexOf(left.severity) - order.indexOf(right.severity);

/** Stays the same as long as the finding does, so that a list can keep its place. */
export const findingId = ({ kind, rule, others, pointer, detail }: Finding): string =>
  [kind, rule.document.ruleId, ...others.map(({ document }) => document.ruleId), pointer, kind === 'same-field' ? detail : '']
    .filter((part) => part !== '')
    .join(':');
