import type { FactType, OperatorView } from '@casewright/contracts';
import type { FactAspect, FactReader } from '../facts/fact-reader';
import type { FactDefinition } from '../facts/fact-catalog';

/** The checked operand of a leaf, as json-rules-engine will see it, or the sentence that says what to do about it. */
export type Operand = { readonly value: unknown } | { readonly problem: string };

export type LeafTest = (facts: FactReader) => boolean;

/**
 * One comparison of the language. `test` is what it means, and is what json-rules-engine is given; `gate` answers the same without
 * json-rules-engine, as fast as it can. The two must agree on every value, also on ones that the fact's type rules out.
 */
export interface Operator {
  readonly id: string;
  readonly label: string;
  readonly types: readonly FactType[];
  readonly operand: OperatorView['operand'];
  /** What it answers where the fact has no value, in words. */
  readonly missing: string;
  readonly aspect: FactAspect;
  /** True: only for facts whose value before the event is known. */
  readonly trackedOnly?: boolean;
  /** Checks and prepares the operand of a leaf. */
  prepare(value: unknown, fact: FactDefinition): Operand;
  /** The calendars that an operand names. */
  calendarsIn?(operand: unknown): readonly string[];
  /** What a reader is shown as the actual value, where that is more than the value of the fact. */
  shown?(facts: FactReader, fact: string, operand: unknown): unknown;
  /** Null: json-rules-engine has this operator itself. */
  readonly test: ((actual: unknown, operand: unknown) => boolean) | null;
  gate(fact: string, operand: unknown): LeafTest;
}

export const neverWithoutValue = 'A missing value never meets it.';
