import { RuleContent, type ConditionNode } from '@casewright/contracts';
import type { Finding } from './finding';

/** A draft of the rule without what can never be; null where it takes a decision of somebody to put it right. */
export function fixOf({ kind, rule, pointer }: Finding): RuleContent | null {
  if (kind !== 'unreachable' || !pointer.startsWith('/conditions/')) return null;
  const path = pointer.split('/').slice(2);
  const conditions = without(rule.document.conditions, path);
  return conditions && RuleContent.strip().parse({ ...rule.document, conditions });
}

/** The node without the alternative that the path leads to; null where it does not end in a list of several. */
function without(node: ConditionNode, [key, place, ...rest]: readonly string[]): ConditionNode | null {
  if (key === 'not' && 'not' in node) {
    const inner = without(
      node.not,
      [place, ...rest].filter((part) => part !== undefined),
    );
    return inner && { not: inner };
  }
  const children = key === 'any' && 'any' in node ? node.any : key === 'all' && 'all' in node ? node.all : null;
  const index = Number(place);
  const child = children?.[index];
  if (!children || !child) return null;
  if (rest.length === 0)
    return children.length < 2 ? null : ({ [String(key)]: children.filter((_, at) => at !== index) } as unknown as ConditionNode);
  const inner = without(child, rest);
  return inner && ({ [String(key)]: children.with(index, inner) } as unknown as ConditionNode);
}
