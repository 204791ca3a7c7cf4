import { eventTypesOf, type RuleContent } from '@casewright/contracts';
import type { Rule } from './rule.entity';

/** What lists show of a rule follows its published version, or its draft until there is one. */
export function showContent(rule: Rule, content: RuleContent): void {
  rule.name = content.name;
  rule.phase = content.order.phase;
  rule.rank = content.order.rank;
  rule.events = [...eventTypesOf(content.trigger)];
}
