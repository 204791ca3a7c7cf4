import type { LifeKind, RuleStatus } from '@casewright/contracts';
import type { Audience } from '@casewright/rules';
import type { Pause } from './why-not';

/** Something that happened to a rule, as far as it decides what of the rule is live. */
export interface LifeEntry {
  readonly kind: LifeKind;
  readonly version: number | null;
  readonly at: Date;
  /** Where a canary acts from now on; null for all else. */
  readonly audience: Audience | null;
}

/** A newer version on trial. */
export interface TrialState {
  readonly version: number;
  readonly stage: 'shadow' | 'canary';
  readonly audience: Audience | null;
  readonly since: Date;
}

/** `version` is the published one; null before the first. */
export interface LifeState {
  readonly status: RuleStatus;
  readonly version: number | null;
  readonly trial: TrialState | null;
}

export const unborn: LifeState = { status: 'draft', version: null, trial: null };

/** What the rule was after the entries, which are in order. */
export function lifeState(entries: readonly LifeEntry[]): LifeState {
  return entries.reduce<LifeState>(nextState, unborn);
}

/** Publishing a rule that is paused or tripped leaves it so; a rule whose only version is on trial stays a draft. */
export function nextState(state: LifeState, { kind, version, at, audience }: LifeEntry): LifeState {
  switch (kind) {
    case 'created':
      return state;
    case 'published':
    case 'promoted':
    case 'rolled-back':
      return { status: state.status === 'draft' ? 'active' : state.status, version, trial: null };
    case 'shadowed':
      return version === null ? state : { ...state, trial: { version, stage: 'shadow', audience: null, since: at } };
    case 'canaried':
      return version === null ? state : { ...state, trial: { version, stage: 'canary', audience, since: at } };
    case 'withdrawn':
      return { ...state, status: state.version === null ? 'draft' : state.status, trial: null };
    case 'paused':
    case 'stopped':
    case 'restored':
      return { ...state, status: state.version === null && state.trial === null ? 'draft' : 'paused' };
    case 'tripped':
      return { ...state, status: 'tripped' };
    case 'resumed':
      return { ...state, status: state.version === null ? 'draft' : 'active' };
    case 'archived':
      return { ...state, status: 'archived', trial: null };
  }
}

/** While it is so, nothing of the rule is asked, its trial neither. */
export const rests = ({ status }: Pick<LifeState, 'status'>): boolean => !['draft', 'active'].includes(status);

/** The stretch without the rule that a time fell into, from the entries in order; null where the rule did not rest then. */
export function pauseAround(entries: readonly LifeEntry[], at: Date): Pause | null {
  const before = entries.filter((entry) => entry.at <= at);
  if (!rests(lifeState(before))) return null;
  const begun = before.findLast((_, index) => rests(lifeState(before.slice(0, index + 1))) && !rests(lifeState(before.slice(0, index))));
  const ended = entries.find((entry) => entry.at > at && entry.kind === 'resumed');
  return begun ? { from: begun.at.toISOString(), to: ended?.at.toISOString() ?? null } : null;
}
