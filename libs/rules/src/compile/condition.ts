import type { FactDefinition } from '../facts/fact-catalog';
import type { Operator } from '../operators/operator';

/** A comparison with its fact and operator looked up. `id` is the JSON pointer of the leaf in the rule document. */
export interface CompiledLeaf {
  readonly kind: 'leaf';
  readonly id: string;
  readonly fact: FactDefinition;
  readonly operator: Operator;
  /** As the author wrote it. */
  readonly expected: unknown;
  /** As the operator takes it: times as epoch milliseconds, lengths as milliseconds. */
  readonly operand: unknown;
}

export interface CompiledGroup {
  readonly kind: 'all' | 'any' | 'not';
  readonly id: string;
  /** The named condition that stood here, if one did. */
  readonly name: string | null;
  readonly children: readonly CompiledCondition[];
}

export type CompiledCondition = CompiledGroup | CompiledLeaf;

export function leavesOf(condition: CompiledCondition): readonly CompiledLeaf[] {
  return condition.kind === 'leaf' ? [condition] : condition.children.flatMap(leavesOf);
}
