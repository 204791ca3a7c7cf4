import type { SlaEffect, SlaTarget } from '@casewright/contracts';
import type { Stored } from '@casewright/kernel';
import type { Clock } from '../clock/clock';
import { noClocksYet, type ClocksState, type WantedTerms } from '../clock/clocks-state';
import { moveClocks, taken } from '../clock/follow';
import type { FollowedTicket, FollowedTicketEvent } from '../clock/followed-ticket';
import type { Hours } from '../clock/ledger';
import { settled } from '../clock/milestones';
import type { Clocks } from '../clocks';
import { targetKinds } from '../targets';

export type KnownState = ClocksState & { readonly ticket: FollowedTicket };

/** A ticket as the process that keeps its clocks knows it, from what was recorded; null where the stream does not begin with its opening. */
export function knownState(events: readonly Stored<FollowedTicketEvent>[], clocks: Clocks): KnownState | null {
  let state: ClocksState = noClocksYet;
  for (const event of events) {
    const at = Math.max(state.at, Date.parse(event.meta.at));
    state = taken(state, event, { at, cause: { eventId: event.eventId, type: event.type } }) ?? state;
  }
  if (!state.ticket) return null;
  const tracks = Object.fromEntries(
    targetKinds.map(({ target }) => [target, { ...state.tracks[target], clock: clocks[target]?.clock ?? null }]),
  ) as unknown as ClocksState['tracks'];
  return { ...state, ticket: state.ticket, tracks };
}

export interface Foreseen {
  readonly target: SlaTarget;
  readonly before: Clock | null;
  readonly after: Clock | null;
}

/** What other terms would do to the clocks of a ticket now: the decisions that the process would make. */
export function foresee(
  state: KnownState,
  terms: WantedTerms,
  { effect, now, hours }: { readonly effect: Exclude<SlaEffect, 'new-tickets'>; readonly now: number; readonly hours: Hours },
): readonly Foreseen[] {
  const at = Math.max(state.at, now);
  const cause = { eventId: 'preview', type: 'sla.terms-changed' };
  const startsFrom = effect === 'recompute' ? 'beginning' : 'now';
  const moved = moveClocks({ ...state, at, wanted: terms }, { at, cause, effect, startsFrom, hours });
  return targetKinds.map(({ target }) => {
    const { clock } = state.tracks[target];
    return { target, before: clock && settled(clock, state.ticketId, target, at), after: moved.state.tracks[target].clock };
  });
}
