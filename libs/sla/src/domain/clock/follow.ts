import type { ClockChange } from '@casewright/contracts';
import type { Stored } from '@casewright/kernel';
import { targetKinds } from '../targets';
import type { TargetKind, Waiting } from '../targets/target-kind';
import type { Clock } from './clock';
import { isActive } from './clock-state';
import { trackOf, type ClocksState, type Track } from './clocks-state';
import type { Moment } from './decisions';
import { evolveTicket, type FollowedTicket, type FollowedTicketEvent } from './followed-ticket';
import { startFrom, steer, type Moved, type Steering } from './hand';
import type { Hours } from './ledger';
import { standsIn, type Beginning } from './recount';

/** What an event brings to the clocks of its ticket. */
export interface Occasion extends Beginning {
  readonly effect: Steering['effect'];
  /** Whether a clock that starts only now counts what was before. */
  readonly startsFrom: 'beginning' | 'now';
  readonly hours: Hours;
}

type Followed = ClocksState & { readonly ticket: FollowedTicket };

/** The state with what the event says of the ticket, before any clock is moved; null where the ticket is not known. */
export function taken(state: ClocksState, event: Stored<FollowedTicketEvent>, { at, cause }: Beginning): Followed | null {
  const ticket = evolveTicket(state.ticket, event);
  if (!ticket) return null;
  const { category } = ticket.status;
  const past = state.past.at(-1)?.category === category ? state.past : [...state.past, { at, category, cause }];
  const tracks = mapTracks(state, (track, kind) => remembered(track, kind, event, ticket, { at, cause }));
  return { ...state, version: event.version, at, ticketId: event.streamId, ticket, past, tracks };
}

function remembered(track: Track, kind: TargetKind, event: Stored<FollowedTicketEvent>, ticket: FollowedTicket, now: Beginning): Track {
  const memory = kind.remember(track.memory, event, ticket);
  const episode = kind.waiting(memory, ticket)?.episode;
  const begins = episode !== undefined && episode !== track.began?.episode;
  if (!begins && memory === track.memory) return track;
  return { ...track, memory, began: begins ? { at: now.at, cause: now.cause, episode } : track.began };
}

/** Most events touch few tracks or none: what stays as it is is not copied. */
function mapTracks({ tracks }: ClocksState, change: (track: Track, kind: TargetKind) => Track): ClocksState['tracks'] {
  let changed: Record<string, Track> | null = null;
  for (const kind of targetKinds) {
    const track = trackOf(tracks, kind);
    const after = change(track, kind);
    if (after === track) continue;
    changed ??= { ...tracks };
    changed[kind.target] = after;
  }
  return (changed as ClocksState['tracks'] | null) ?? tracks;
}

/** Moves every clock to where it should stand, and tells what happened to each. */
export function moveClocks(state: Followed, occasion: Occasion): { state: ClocksState; events: readonly ClockChange[] } {
  const events: ClockChange[] = [];
  const tracks = mapTracks(state, (track, kind) => {
    const moved = moveTrack(track, kind, state, occasion);
    events.push(...moved.events);
    return moved.clock === track.clock ? track : { ...track, clock: moved.clock };
  });
  return { state: { ...state, tracks }, events };
}

function moveTrack(track: Track, kind: TargetKind, state: Followed, occasion: Occasion): Moved {
  const { began, clock } = track;
  const waiting = waitingOf(kind, track, state.ticket);
  if (!began || !waiting || restsFor(clock, began.episode, waiting, kind, state)) return { clock, events: [] };
  const moment = momentOf(state, kind, began.episode, occasion);
  const steering = steeringOf(state, kind, began, occasion, waiting.for);
  if (clock?.episode === began.episode) return steer(clock, moment, steering);
  const former = clock && endFormer(clock, moment, steering);
  if (waiting.for !== 'still' || !steering.terms) return former ?? { clock, events: [] };
  const { openedAt, priority, teamId, organisationId } = state.ticket;
  const begun = startFrom(moment, { openedAt: openedAt ?? began.at, priority, teamId, organisationId }, steering);
  return { clock: begun.clock, events: [...(former?.events ?? []), ...begun.events] };
}

/** What was not there when the ticket was merged into another one comes there, or not at all. */
function waitingOf(kind: TargetKind, { memory }: Track, ticket: FollowedTicket): Waiting | null {
  const waiting = kind.waiting(memory, ticket);
  return waiting?.for === 'still' && ticket.merged ? { ...waiting, for: 'cancelled' } : waiting;
}

/** A clock that is over stays so, and none begins, where nothing is waited for or promised. */
const restsFor = (clock: Clock | null, episode: number, waiting: Waiting, { target }: TargetKind, { wanted }: Followed): boolean =>
  (waiting.for !== 'still' || !wanted[target]) && (clock === null || (clock.episode === episode && !isActive(clock)));

/** What was waited for before has come where the next thing is waited for. */
const endFormer = (clock: Clock, moment: Moment, steering: Steering): Moved =>
  steer(clock, { ...moment, episode: clock.episode }, { ...steering, waits: 'met' });

const momentOf = ({ ticketId }: ClocksState, { target }: TargetKind, episode: number, { at, cause }: Occasion): Moment => ({
  ...{ ticketId, target, episode, at, cause },
});

function steeringOf(
  { ticket, wanted, past }: Followed,
  { target }: TargetKind,
  began: Beginning,
  { at, cause, effect, startsFrom, hours }: Occasion,
  waits: Steering['waits'],
): Steering {
  const terms = wanted[target] ?? null;
  const stands = terms ? standsIn(ticket.status.category, terms) : 'running';
  const beginning = startsFrom === 'now' ? { at, cause } : { at: began.at, cause: began.cause };
  return { waits, stands, terms, effect, beginning, past, hours };
}
