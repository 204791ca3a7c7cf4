import type { CompiledCondition } from './condition';

/**
 * A fact that must have one of a few values for the conditions to hold, so that an event finds the rules that can match by looking up
 * its values. `scalar`: the fact is the value. `list`: the fact holds the value.
 */
export interface SelectiveKey {
  readonly kind: 'scalar' | 'list';
  readonly fact: string;
  readonly values: readonly unknown[];
}

/** The most selective key of the conditions, or null where none is necessary for them. */
export function selectiveKey(condition: CompiledCondition): SelectiveKey | null {
  switch (condition.kind) {
    case 'leaf':
      // What failed to be looked up has no value, and its rules are to say so instead of being left out.
      return condition.fact.lookUp ? null : leafKey(condition.operator.id, condition.fact.id, condition.operand);
    case 'all':
      return fewest(condition.children.map(selectiveKey));
    case 'any':
      return union(condition.children.map(selectiveKey));
    case 'not':
      return null;
  }
}

function leafKey(operator: string, fact: string, operand: unknown): SelectiveKey | null {
  switch (operator) {
    case 'equal':
      return { kind: 'scalar', fact, values: [operand] };
    case 'in':
      return { kind: 'scalar', fact, values: operand as readonly unknown[] };
    case 'containsAny':
      return { kind: 'list', fact, values: operand as readonly unknown[] };
    case 'containsAll':
      return { kind: 'list', fact, values: (operand as readonly unknown[]).slice(0, 1) };
    default:
      return null;
  }
}

function fewest(keys: readonly (SelectiveKey | null)[]): SelectiveKey | null {
  return keys.reduce((best, key) => (best && (!key || best.values.length <= key.values.length) ? best : key), null);
}

function union(keys: readonly (SelectiveKey | null)[]): SelectiveKey | null {
  const [first, ...rest] = keys;
  if (!first) return null;
  const values = new Set(first.values);
  for (const key of rest) {
    if (key?.fact !== first.fact || key.kind !== first.kind) return null;
    for (const value of key.values) values.add(value);
  }
  return { ...first, values: [...values] };
}
