import { DomainError } from '@casewright/kernel';
import type { RuleStatus } from '@casewright/contracts';
import type { Pause } from './why-not';

/** Something that happened to a rule, as far as it decides whether the rule is live. */
export interface LifeEntry {
  readonly kind: 'created' | 'published' | 'paused' | 'resumed';
  readonly version: number | null;
  readonly at: Date;
}

export interface LifeState {
  readonly status: RuleStatus;
  readonly version: number | null;
}

/** What the rule was after the entries, which are in order. Publishing a paused rule leaves it paused. */
export function lifeState(entries: readonly LifeEntry[]): LifeState {
  return entries.reduce<LifeState>(nextState, { status: 'draft', version: null });
}

function nextState(state: LifeState, { kind, version }: LifeEntry): LifeState {
  switch (kind) {
    case 'created':
      return state;
    case 'published':
      return { status: state.status === 'paused' ? 'paused' : 'active', version };
    case 'paused':
      return { ...state, status: 'paused' };
    case 'resumed':
      return { ...state, status: 'active' };
  }
}

/** The pause that a time fell into, from the entries in order; null where the rule was not paused then. */
export function pauseAround(entries: readonly LifeEntry[], at: Date): Pause | null {
  const before = entries.filter((entry) => entry.at <= at);
  if (lifeState(before).status !== 'paused') return null;
  const begun = before.findLast(({ kind }) => kind === 'paused');
  const ended = entries.find((entry) => entry.at > at && entry.kind === 'resumed');
  return begun ? { from: begun.at.toISOString(), to: ended?.at.toISOString() ?? null } : null;
}

export function requireActive(status: RuleStatus): void {
  if (status === 'paused') throw new DomainError('state.conflict', 'The rule is paused already.');
  if (status === 'draft') throw new DomainError('state.conflict', 'The rule was never published, so there is nothing to pause.');
}

export function requirePaused(status: RuleStatus): void {
  if (status !== 'paused') throw new DomainError('state.conflict', 'The rule is not paused.');
}
