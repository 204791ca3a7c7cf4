import type { LifeKind } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import { rests, type LifeState } from './rule-life';

type Refusal = (state: LifeState) => string | null | false;

const isArchived: Refusal = ({ status }) => status === 'archived' && 'The rule is archived: restore it first.';
const hasNoTrial: Refusal = ({ trial }) => trial === null && 'No version of the rule is on trial.';

const restWords: Readonly<Record<string, string>> = {
  paused: 'The rule is paused already.',
  tripped: 'The rule is stopped already: its breaker tripped.',
  archived: 'The rule is archived, so it does nothing anyway.',
};

const cannotPause: Refusal = (state) => {
  if (rests(state)) return restWords[state.status] ?? null;
  return state.version === null && state.trial === null && 'The rule was never published, so there is nothing to pause.';
};

const cannotResume: Refusal = (state) =>
  state.status === 'archived' ? isArchived(state) : !rests(state) && 'The rule is not paused, so there is nothing to resume.';

const cannotTry: Refusal = (state) =>
  isArchived(state) || (rests(state) && 'The rule is paused, and a version on trial would rest with it: resume the rule first.');

const refusals: Readonly<Record<LifeKind, Refusal>> = {
  created: () => null,
  published: isArchived,
  shadowed: cannotTry,
  canaried: cannotTry,
  promoted: (state) => isArchived(state) || hasNoTrial(state),
  withdrawn: hasNoTrial,
  'rolled-back': (state) =>
    isArchived(state) || (state.version === null && 'The rule was never published, so there is nothing to go back to.'),
  paused: cannotPause,
  stopped: cannotPause,
  tripped: cannotPause,
  resumed: cannotResume,
  archived: (state) => isArchived(state) && 'The rule is archived already.',
  restored: ({ status }) => status !== 'archived' && 'The rule is not archived.',
};

/** Why this cannot happen to a rule in such a state, as a sentence; null where it can. */
export const refusalOf = (state: LifeState, kind: LifeKind): string | null => refusals[kind](state) || null;

/** Throws `state.conflict`. */
export function requirePossible(state: LifeState, kind: LifeKind): void {
  const refusal = refusalOf(state, kind);
  if (refusal !== null) throw new DomainError('state.conflict', refusal);
}
