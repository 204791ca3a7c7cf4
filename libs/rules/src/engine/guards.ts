import { durationMilliseconds, durationWords, type DecisionBranch, type RuleGuards } from '@casewright/contracts';
import type { CompiledRule } from '../compile/compile-rule';

/** What a rule has done before this event; the shell reads it from the log and the decision records. */
export interface RuleHistory {
  /** How often it has acted in the chain (same correlation) that this event belongs to, on events before it. */
  readonly actionsInChain: number;
  /** It fired on another event of the same command. */
  readonly firedForCommand: boolean;
  /** This very version has fired on this ticket. */
  readonly versionFired: boolean;
  /** It has fired on this ticket, and its conditions have held ever since. */
  readonly heldSinceFiring: boolean;
  /** The last that it did on this ticket was what it does otherwise. */
  readonly lastWasOtherwise: boolean;
  /** When it fired on this ticket, in epoch milliseconds, in any order. */
  readonly firedAt: readonly number[];
  /** How often it fired on other events, on all tickets, within the stretch of its guard `perRule`; 0 where it has none. */
  readonly firingsOfRule: number;
}

export const untouched: RuleHistory = {
  actionsInChain: 0,
  firedForCommand: false,
  versionFired: false,
  heldSinceFiring: false,
  lastWasOtherwise: false,
  firedAt: [],
  firingsOfRule: 0,
};

/** What a guard is asked about. */
export interface Attempt {
  readonly history: RuleHistory;
  readonly branch: DecisionBranch;
  /** How many automatic steps led to the event. */
  readonly depth: number;
  /** It happened in another system, before the ticket was taken over. */
  readonly imported: boolean;
  /** The time of the event, in epoch milliseconds. */
  readonly now: number;
  /** Whether the rule would change a property. */
  readonly changesProperty: boolean;
}

type Guard = (guards: RuleGuards, attempt: Attempt) => string | null | false;

/** Why nothing was done about what came along with a ticket of another system. */
export const beforeTakenOver = 'It happened before the ticket was taken over from another system, and rules act on what happens since.';

const past: Guard = (_, { imported }) => imported && beforeTakenOver;

const chain: Guard = ({ maxDepth }, { depth }) =>
  depth >= maxDepth && `The chain of automatic changes is ${depth} deep, and the rule acts only below ${maxDepth}.`;

/** What several rules do on one event can lead to more than one event, each of which starts all of them again: depth alone is no limit. */
const oftenInChain: Guard = ({ maxDepth }, { history }) =>
  history.actionsInChain >= maxDepth &&
  `It acted ${times(history.actionsInChain)} in this chain of automatic changes, which is as often as it may.`;

const sameCommand: Guard = (_, { history }) => history.firedForCommand && 'It fired already on another event of the same change.';

const once: Guard = ({ once: wanted }, { history, branch }) => {
  if (wanted === 'per-version' && history.versionFired) return 'This version fires once per ticket, and has done so.';
  if (branch === 'otherwise')
    return wanted === 'until-false' && history.lastWasOtherwise && 'It did this the last time, and its conditions have not held since.';
  return wanted === 'until-false' && history.heldSinceFiring && 'It has fired, and its conditions have held ever since.';
};

const reentry: Guard = ({ reentry: wanted }, { history, changesProperty }) => {
  if (history.actionsInChain === 0 || wanted === 'allow') return null;
  if (wanted === 'never') return 'It took part in the chain of changes that led here, and may not react to itself.';
  return !changesProperty && 'It took part in the chain of changes that led here, and would change nothing more.';
};

const cooldown: Guard = ({ cooldown: rest }, attempt) =>
  rest !== undefined &&
  firedWithin(rest, attempt) > 0 &&
  `It fired on this ticket less than ${durationWords(rest)} before, and rests for so long.`;

const perSubject: Guard = ({ perSubject: limit }, attempt) =>
  limit !== undefined &&
  firedWithin(limit.per, attempt) >= limit.max &&
  `It fired ${times(limit.max)} on this ticket within ${durationWords(limit.per)}, which is as often as it may.`;

const perRule: Guard = ({ perRule: limit }, { history }) =>
  limit !== undefined &&
  history.firingsOfRule >= limit.max &&
  `It fired ${times(limit.max)} on all tickets within ${durationWords(limit.per)}, which is as often as it may.`;

function firedWithin(length: string, { history, now }: Attempt): number {
  const begin = now - (durationMilliseconds(length) ?? 0);
  return history.firedAt.filter((at) => at > begin && at <= now).length;
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

const guards: readonly Guard[] = [past, chain, sameCommand, once, reentry, oftenInChain, cooldown, perSubject, perRule];

/** Why a rule whose conditions hold stays still, as a sentence; null where it may fire. */
export function guardReason(rule: CompiledRule, attempt: Attempt): string | null {
  for (const guard of guards) {
    const reason = guard(rule.document.guards, attempt);
    if (reason) return reason;
  }
  return null;
}
