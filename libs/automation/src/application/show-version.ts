import type { RuleDocument } from '@casewright/contracts';
import type { Rule } from './rule.entity';
import { contentOf } from './rule-versions';
import { showContent } from './show-content';

/** Lists show the version that is published now. */
export function showVersion(rule: Rule, document: RuleDocument): void {
  rule.publishedHash = document.hash;
  showContent(rule, contentOf(document));
}
