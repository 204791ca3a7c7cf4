// Part of version 1 of the process that keeps clocks, as it was: Temporal replays with it what was lived through with it.
import { defineProcess, type ProcessInput, type ProcessStep, type Stored } from '@casewright/kernel';
import { hoursIn, type CalendarVersion } from '../business-time/calendar-hours';
import { evolveClock } from './clock';
import { nextMilestone, settle } from './decisions';
import { noAssignments, type Assignments, type SlaEvent, type SlaTarget } from './first-types';
import { desiredPhase, evolveTicket, followedTypes, type FollowedEvent, type FollowedTicket } from './followed-ticket';
import { emptyTrack, startFrom, steer, type Mark, type Moved, type Track } from './hand';
import type { Hours } from './ledger';

/** Looked up for each input: what applies from now on (null: as before), and the calendars that the step may count by. */
export interface ClockFacts {
  readonly assignments: Assignments | null;
  readonly calendars: readonly CalendarVersion[];
}

export interface ClocksState {
  /** Of the ticket's stream: the newest event that was handled. */
  readonly version: number;
  /** The latest time that an event carried; a clock never runs backwards, whatever the clocks of two servers say. */
  readonly at: number;
  readonly ticketId: string;
  readonly ticket: FollowedTicket | null;
  readonly wanted: Assignments;
  readonly tracks: Readonly<Record<SlaTarget, Track>>;
}

const targets: readonly SlaTarget[] = ['first-reply', 'resolution'];

export const noClocksYet: ClocksState = {
  version: 0,
  at: 0,
  ticketId: '',
  ticket: null,
  wanted: noAssignments,
  tracks: { 'first-reply': emptyTrack, resolution: emptyTrack },
};

/**
 * Version 1. No step is taken with it any more: a running process carries its state over at its next input. Workflows that lived with it are
 * replayed from their beginning, and every answer must come out as it did.
 */
export const firstSlaClock = defineProcess<ClocksState, FollowedEvent, ClockFacts>({
  type: 'sla-clock',
  version: 1,
  initial: noClocksYet,
  follows: followedTypes,
  key: (event) => event.streamId,
  starts: (event) => event.type === 'ticket.opened',
  on(state, input, now, facts) {
    if (!isEvent(input)) return woken(state, Math.max(now.getTime(), Date.parse(input.at)));
    return input.version <= state.version ? answer(state, []) : follow(state, input, facts);
  },
});

const isEvent = (input: ProcessInput<FollowedEvent>): input is Stored<FollowedEvent> => 'streamId' in input;

function woken(state: ClocksState, now: number): ProcessStep<ClocksState> {
  return moveAll(state, (track, target) => {
    if (!track.clock) return { clock: null, events: [] };
    const events = settle(track.clock, state.ticketId, target, now);
    return { clock: events.reduce(evolveClock, track.clock), events };
  });
}

function follow(state: ClocksState, event: Stored<FollowedEvent>, facts: ClockFacts): ProcessStep<ClocksState> {
  const ticket = evolveTicket(state.ticket, event);
  if (!ticket) return answer(state, []);
  const at = Math.max(state.at, Date.parse(event.meta.at));
  const next: ClocksState = {
    ...state,
    version: event.version,
    at,
    ticketId: event.streamId,
    ticket,
    wanted: facts.assignments ?? state.wanted,
  };
  const hours = hoursIn(facts.calendars);
  const cause = { eventId: event.eventId, type: event.type };
  return moveAll(next, (track, target) => {
    const mark = { at, cause, desired: desiredPhase(ticket, target) };
    return moveTrack(track, mark, next, target, hours);
  });
}

function moveTrack(
  { clock, marks }: Track,
  mark: Mark,
  state: ClocksState,
  target: SlaTarget,
  hours: Hours,
): Moved & { marks: readonly Mark[] } {
  const { ticketId, wanted } = state;
  const moment = { ticketId, target, at: mark.at, cause: mark.cause };
  if (clock) return { ...steer(clock, moment, mark.desired, wanted[target], hours), marks: [] };
  const remembered = marks.at(-1)?.desired === mark.desired ? marks : [...marks, mark];
  const assignment = wanted[target];
  const waits = mark.desired === 'running' || mark.desired === 'paused';
  if (!assignment || !waits) return { clock: null, events: [], marks: remembered };
  // The last mark brings what was due in the meantime up to this moment.
  return { ...startFrom([...remembered, mark], assignment, ticketId, target, hours), marks: [] };
}

type Move = (track: Track, target: SlaTarget) => Moved & { readonly marks?: readonly Mark[] };

function moveAll(state: ClocksState, move: Move): ProcessStep<ClocksState> {
  const tracks = { ...state.tracks };
  const events: SlaEvent[] = [];
  for (const target of targets) {
    const { clock, events: moved, marks } = move(state.tracks[target], target);
    tracks[target] = { clock, marks: marks ?? state.tracks[target].marks };
    events.push(...moved);
  }
  return answer({ ...state, tracks }, events);
}

function answer(state: ClocksState, events: readonly SlaEvent[]): ProcessStep<ClocksState> {
  const next = targets.map((target) => state.tracks[target].clock).map((clock) => (clock ? nextMilestone(clock)?.at : undefined));
  const times = next.filter((at) => at !== undefined);
  return {
    state,
    commands: events.length === 0 ? [] : [{ type: 'sla.record', data: { ticketId: state.ticketId, events } }],
    wakeAt: times.length === 0 ? null : new Date(Math.min(...times)).toISOString(),
    done: state.ticket?.category === 'closed',
  };
}
