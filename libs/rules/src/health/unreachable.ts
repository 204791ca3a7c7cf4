import type { CompiledCondition } from '../compile/condition';
import { clashing } from './can-agree';
import { demandOf, type Claim } from './claim';

/** A part of the conditions that can never come out as it would have to, and the claims that keep it from that. */
export interface Unreachable {
  /** JSON pointer of the part in the rule document. */
  readonly pointer: string;
  readonly because: readonly Claim[];
  /** True: all conditions can never hold. */
  readonly everything: boolean;
}

/** Parts that can never hold, given what else must be so: claims of the trigger, and of the groups around them. */
export function unreachableParts(conditions: CompiledCondition, given: readonly Claim[] = []): readonly Unreachable[] {
  const found: Unreachable[] = [];
  const because = whyImpossible(conditions, true, given, found);
  return because ? [{ pointer: conditions.id, because, everything: true }] : found;
}

/** The claims that make it impossible, or null where it may come out as wanted; adds the alternatives in it that cannot. */
function whyImpossible(
  condition: CompiledCondition,
  wanted: boolean,
  given: readonly Claim[],
  found: Unreachable[],
): readonly Claim[] | null {
  const { claims, choices } = demandOf(condition, wanted);
  const known = [...given, ...claims];
  const clash = clashing(known);
  if (clash) return clash;
  for (const choice of choices) {
    const parts: Unreachable[] = [];
    const reasons = choice.alternatives.map((alternative) => {
      const because = whyImpossible(alternative, choice.wanted, known, parts);
      if (because) parts.push({ pointer: alternative.id, because, everything: false });
      return because;
    });
    if (reasons.every((because) => because !== null)) return reasons.flat();
    found.push(...parts);
  }
  return null;
}
