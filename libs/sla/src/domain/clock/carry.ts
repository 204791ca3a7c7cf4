import type { ClockChange } from '@casewright/contracts';
import type { Stored } from '@casewright/kernel';
import type { ClockFacts, FollowedEvent } from '../sla-clock.process';
import type { ClocksState, WantedTerms } from './clocks-state';
import { moveClocks } from './follow';
import type { Hours } from './ledger';
import type { Cause } from './terms';

/** Looked up for each input that may make other terms apply. */
export interface TermsNow {
  readonly terms: WantedTerms;
  /** The newest change of policies and calendars. */
  readonly edition: number;
  readonly effect: 'remaining-time' | 'recompute';
}

/** A change that the clocks have not considered yet, with what it brings to them. */
export interface CarriedTerms extends TermsNow {
  readonly changeId: string;
  /** When it was made, ISO 8601. */
  readonly at: string;
}

export interface Moved {
  readonly state: ClocksState;
  readonly events: readonly ClockChange[];
}

/** Moves one after the other, each from where the one before left the clocks. */
export function inTurn(state: ClocksState, moves: readonly ((state: ClocksState) => Moved)[]): Moved {
  return moves.reduce<Moved>(
    (before, move) => {
      const { state: moved, events } = move(before.state);
      return { state: moved, events: [...before.events, ...events] };
    },
    { state, events: [] },
  );
}

/** Changes that an older release looked up for the event that told of them came as what applies now. */
export function carriedBy(
  event: Stored<FollowedEvent>,
  { now, carried }: ClockFacts,
  state: ClocksState,
): readonly Omit<CarriedTerms, 'changeId'>[] {
  if (carried || event.type !== 'sla.terms-changed') return carried ?? [];
  const { wanted: terms, considered: edition } = state;
  return [{ ...(now ?? { terms, edition, effect: event.data.effect }), at: event.data.at }];
}

/** The ledger says that it was a change, also where another event of the ticket comes before the one that tells of it. */
export const changedBy = ({ eventId }: Stored<FollowedEvent>): Cause => ({ eventId, type: 'sla.terms-changed' });

export function carry(state: ClocksState, changes: ReturnType<typeof carriedBy>, cause: Cause, hours: Hours): Moved {
  const carries = changes.map(({ terms, edition, effect, at: madeAt }) => (current: ClocksState): Moved => {
    const { ticket } = current;
    if (!ticket) return { state: current, events: [] };
    const at = Math.max(current.at, Date.parse(madeAt));
    const startsFrom = effect === 'recompute' ? 'beginning' : 'now';
    return moveClocks({ ...current, at, ticket, wanted: terms, considered: edition }, { at, cause, effect, startsFrom, hours });
  });
  return inTurn(state, carries);
}
