import type { CompiledRule } from '../compile/compile-rule';

/** What a rule has done on this ticket before this event; the shell reads it from the log and the decision records. */
export interface RuleHistory {
  /** It caused an event of the chain (same correlation) that this event belongs to. */
  readonly actedInChain: boolean;
  /** It fired on another event of the same command. */
  readonly firedForCommand: boolean;
  /** This very version has fired. */
  readonly versionFired: boolean;
  /** It has fired, and its conditions have held ever since. */
  readonly heldSinceFiring: boolean;
}

export const untouched: RuleHistory = { actedInChain: false, firedForCommand: false, versionFired: false, heldSinceFiring: false };

/** Why a rule whose conditions hold stays still, as a sentence; null where it may fire. */
export function guardReason(rule: CompiledRule, depth: number, history: RuleHistory, changesProperty: boolean): string | null {
  const { guards } = rule.document;
  if (depth >= guards.maxDepth) return `The chain of automatic changes is ${depth} deep, and the rule acts only below ${guards.maxDepth}.`;
  if (history.firedForCommand) return 'It fired already on another event of the same change.';
  if (guards.once === 'per-version' && history.versionFired) return 'This version fires once per ticket, and has done so.';
  if (guards.once === 'until-false' && history.heldSinceFiring) return 'It has fired, and its conditions have held ever since.';
  if (guards.reentry === 'never' && history.actedInChain)
    return 'It took part in the chain of changes that led here, and may not react to itself.';
  if (guards.reentry === 'on-change' && history.actedInChain && !changesProperty) {
    return 'It took part in the chain of changes that led here, and would change nothing more.';
  }
  return null;
}
