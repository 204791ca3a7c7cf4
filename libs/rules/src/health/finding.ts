import type { DecidedField } from '@casewright/contracts';
import type { CompiledRule } from '../compile/compile-rule';
import type { Claim } from './claim';

/**
 * never-holds: the conditions cannot hold. unreachable: a part of them cannot. shadowed: `other` runs before, stops, and holds wherever
 * this one would. duplicate: `other` says the same. same-field: where both fire, this one sets `field` over what `other` has set.
 */
export type ReadingKind = 'never-holds' | 'unreachable' | 'shadowed' | 'duplicate' | 'same-field';

/** What can be said of rules by reading them. */
export interface ReadingFinding {
  readonly kind: ReadingKind;
  readonly rule: CompiledRule;
  readonly other: CompiledRule | null;
  /** JSON pointer into the document of `rule`; empty where it is about all of it. */
  readonly pointer: string;
  /** The comparisons that cannot be so together. */
  readonly because: readonly Claim[];
  readonly field: DecidedField | null;
}
