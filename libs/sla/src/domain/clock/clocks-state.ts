import type { SlaTarget } from '@casewright/contracts';
import { targetKinds } from '../targets';
import type { TargetKind } from '../targets/target-kind';
import type { Clock } from './clock';
import type { FollowedTicket } from './followed-ticket';
import type { Beginning, Mark } from './recount';
import type { Basis, Terms } from './terms';

/** What each target counts towards; those that no policy promises are left out. */
export type WantedTerms = { readonly [Target in SlaTarget]?: Terms };

/** A target of a ticket: what it remembers, where its newest episode began, and the newest clock, which may be of an episode before. */
export interface Track {
  readonly memory: unknown;
  readonly began: (Beginning & { readonly episode: number }) | null;
  readonly clock: Clock | null;
}

export interface ClocksState {
  /** Of the ticket's stream, and of the clocks' own: the newest event that was handled. */
  readonly version: number;
  readonly ownVersion: number;
  /** The latest time that an event carried; a clock never runs backwards, whatever the clocks of two servers say. */
  readonly at: number;
  readonly ticketId: string;
  readonly ticket: FollowedTicket | null;
  /** The newest change of policies and calendars when the ticket was opened, and the newest one that was considered since. */
  readonly openedUnder: number;
  readonly considered: number;
  readonly wanted: WantedTerms;
  /** The statuses that the ticket was in, by the category that counts. */
  readonly past: readonly Mark[];
  readonly tracks: Readonly<Record<SlaTarget, Track>>;
}

const emptyTrack = ({ initial }: TargetKind): Track => ({ memory: initial, began: null, clock: null });

/** States that were stored before a target was added have no track of it: it begins with what happens from now on. */
export const trackOf = (tracks: Partial<ClocksState['tracks']>, kind: TargetKind): Track => tracks[kind.target] ?? emptyTrack(kind);

const emptyTracks = Object.fromEntries(
  targetKinds.map((kind): [string, Track] => [kind.target, emptyTrack(kind)]),
) as ClocksState['tracks'];

export const noClocksYet: ClocksState = {
  version: 0,
  ownVersion: 0,
  at: 0,
  ticketId: '',
  ticket: null,
  openedUnder: 0,
  considered: 0,
  wanted: {},
  past: [],
  tracks: emptyTracks,
};

/** Every calendar version that the clocks count by, or counted by before, and those that they would count by next. */
export function calendarsOf(
  tracks: ClocksState['tracks'],
  wanted: readonly WantedTerms[],
): readonly { readonly id: string; readonly version: number }[] {
  const bases: Basis[] = wanted.flatMap((terms) => Object.values(terms));
  for (const { clock } of Object.values(tracks)) {
    if (clock) bases.push(clock.terms, ...clock.ledger.map(({ basis }) => basis));
  }
  const named = bases.flatMap(({ calendarId, calendarVersion }) =>
    calendarId !== null && calendarVersion !== null ? [{ id: calendarId, version: calendarVersion }] : [],
  );
  return [...new Map(named.map((calendar) => [`${calendar.id}@${calendar.version}`, calendar])).values()];
}
