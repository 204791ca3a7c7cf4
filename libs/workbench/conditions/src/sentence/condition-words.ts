import type { ConditionLeaf, ConditionNode } from '@casewright/contracts';
import { factOf, labelIn, listed, thing, type Speech } from './speech';
import { valueWords } from './value-words';

/** Conditions as a person would say them. */
export function conditionWords(node: ConditionNode, speech: Speech): string {
  if ('all' in node) return joined(node.all, 'and', speech);
  if ('any' in node) return sameComparison(node.any, speech) ?? joined(node.any, 'or', speech);
  if ('not' in node) return `not (${conditionWords(node.not, speech)})`;
  if ('condition' in node) return `“${nameOfCondition(node.condition, speech)}” holds`;
  return leafWords(node, speech);
}

/** Shared ones are known by id, those of the rule itself by the name that they have there. */
const nameOfCondition = (name: string, speech: Speech): string => (/^[0-9a-f-]{36}$/.test(name) ? speech.nameOf(name) : name);

function joined(nodes: readonly ConditionNode[], word: 'and' | 'or', speech: Speech): string {
  if (nodes.length === 0) return '…';
  const parts = nodes.map((node) => {
    const isGroup = ('all' in node && node.all.length > 1) || ('any' in node && node.any.length > 1 && !sameComparison(node.any, speech));
    return isGroup ? `(${conditionWords(node, speech)})` : conditionWords(node, speech);
  });
  return parts.join(` ${word} `);
}

export function leafWords(leaf: ConditionLeaf, speech: Speech): string {
  return comparison([leaf.fact], leaf.operator, leaf.value, speech);
}

function comparison(facts: readonly string[], operator: string, value: unknown, speech: Speech): string {
  const known = speech.catalog.operators.find(({ id }) => id === operator);
  const first = factOf(speech, facts[0] ?? '');
  const subject = listed(
    facts.map((fact) => thing(factOf(speech, fact)?.label ?? fact)),
    'or',
  );
  return `${subject} ${known?.label ?? labelIn([], operator)} ${valueWords(value, first, known?.operand ?? 'one', speech)}`.trimEnd();
}

/** `the subject or the first message contains “a” or “b”`, where each of the facts is compared with each of the values; else null. */
function sameComparison(nodes: readonly ConditionNode[], speech: Speech): string | null {
  const leaves = nodes.filter((node): node is ConditionLeaf => 'fact' in node);
  const [first] = leaves;
  if (!first || leaves.length < 2 || leaves.length !== nodes.length) return null;
  if (leaves.some(({ operator, value }) => operator !== first.operator || typeof value !== 'string')) return null;
  const facts = [...new Set(leaves.map(({ fact }) => fact))];
  const values = [...new Set(leaves.map(({ value }) => value))];
  const pairs = new Set(leaves.map(({ fact, value }) => `${fact} ${String(value)}`));
  if (pairs.size !== facts.length * values.length) return null;
  return comparison(facts, first.operator, values, speech);
}
