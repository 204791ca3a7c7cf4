import type { ClockChange, SlaEvent } from '@casewright/contracts';
import { defineProcess, type ProcessInput, type ProcessStep, type Stored } from '@casewright/kernel';
import { hoursIn, type CalendarVersion } from './business-time/calendar-hours';
import { carriedBy, carry, changedBy, inTurn, type CarriedTerms, type Moved, type TermsNow } from './clock/carry';
import { noClocksYet, type ClocksState } from './clock/clocks-state';
import { credit } from './clock/correct';
import { moveClocks, taken } from './clock/follow';
import { followedTicketTypes, type FollowedTicketEvent } from './clock/followed-ticket';
import { apply } from './clock/hand';
import { migrateClocks } from './clock/migrate';
import { nextMilestone, settle } from './clock/milestones';

type OwnEvent = Extract<SlaEvent, { type: 'sla.credited' | 'sla.terms-changed' }>;
export type FollowedEvent = FollowedTicketEvent | OwnEvent;

/**
 * Looked up for each input: what applies from now on (null: as before), what was changed since, and the calendars that the step may count by.
 * Changes come before the event that the clocks hear next, but after the opening of a ticket: it was opened under what was before them.
 */
export interface ClockFacts {
  readonly now: TermsNow | null;
  /** In their order; left out by an older release. */
  readonly carried?: readonly CarriedTerms[];
  readonly calendars: readonly CalendarVersion[];
}

/** Keeps the clocks of one ticket: follows its events and what people correct, and is woken for what falls due between them. */
export const slaClock = defineProcess<ClocksState, FollowedEvent, ClockFacts>({
  type: 'sla-clock',
  version: 2,
  initial: noClocksYet,
  follows: [...followedTicketTypes, 'sla.credited', 'sla.terms-changed'],
  key: (event) => (isOwn(event) ? event.data.ticketId : event.streamId),
  starts: (event) => event.type === 'ticket.opened',
  migrate: migrateClocks,
  team: ({ ticket }) => ticket?.teamId ?? null,
  on(state, input, now, facts) {
    if (!isEvent(input)) return woken(state, Math.max(now.getTime(), Date.parse(input.at)));
    if (input.version <= (isOwn(input) ? state.ownVersion : state.version)) return answer(state, []);
    const follows = (current: ClocksState) => (isOwn(input) ? followOwn(current, input, facts) : followTicket(current, input, facts));
    const changes = carriedBy(input, facts, state);
    const carries = (current: ClocksState) => carry(current, changes, changedBy(input), hoursIn(facts.calendars));
    const moves = input.type === 'ticket.opened' ? [follows, carries] : [carries, follows];
    const moved = changes.length === 0 ? follows(state) : inTurn(state, moves);
    return answer(moved.state, moved.events);
  },
});

const isEvent = (input: ProcessInput<FollowedEvent>): input is Stored<FollowedEvent> => 'streamId' in input;
const isOwn = (event: Stored<FollowedEvent>): event is Stored<OwnEvent> => event.category === 'sla';
const causeOf = ({ eventId, type }: Stored<FollowedEvent>) => ({ eventId, type });

function woken(state: ClocksState, now: number): ProcessStep<ClocksState> {
  const tracks: Record<string, ClocksState['tracks'][keyof ClocksState['tracks']]> = { ...state.tracks };
  const events: ClockChange[] = [];
  for (const [target, track] of Object.entries(state.tracks)) {
    if (!track.clock) continue;
    const moved = apply(track.clock, [(clock) => settle(clock, state.ticketId, target as keyof ClocksState['tracks'], now)]);
    if (moved.events.length > 0) tracks[target] = { ...track, clock: moved.clock };
    events.push(...moved.events);
  }
  return answer({ ...state, tracks: tracks as ClocksState['tracks'] }, events);
}

function followTicket(state: ClocksState, event: Stored<FollowedTicketEvent>, { now, calendars }: ClockFacts): Moved {
  const at = Math.max(state.at, Date.parse(event.meta.at));
  const cause = causeOf(event);
  const followed = taken(state, event, { at, cause });
  if (!followed) return { state, events: [] };
  const openedUnder = event.type === 'ticket.opened' && now ? now.edition : followed.openedUnder;
  return moveClocks(
    { ...followed, ...termsFrom(state, now), openedUnder },
    { at, cause, effect: now?.effect ?? 'remaining-time', startsFrom: 'beginning', hours: hoursIn(calendars) },
  );
}

/** That terms have changed was carried out before: the event only says so. */
function followOwn(state: ClocksState, event: Stored<OwnEvent>, { calendars }: ClockFacts): Moved {
  const heard = { ...state, ownVersion: event.version };
  if (!state.ticket || event.type !== 'sla.credited') return { state: heard, events: [] };
  const at = Math.max(state.at, Date.parse(event.data.at));
  return credit({ ...heard, at }, event, at, hoursIn(calendars));
}

const termsFrom = ({ wanted, considered }: ClocksState, now: TermsNow | null) =>
  now ? { wanted: now.terms, considered: now.edition } : { wanted, considered };

function answer(state: ClocksState, events: readonly ClockChange[]): ProcessStep<ClocksState> {
  return {
    state,
    commands: events.length === 0 ? [] : [{ type: 'sla.record', data: { ticketId: state.ticketId, events } }],
    wakeAt: nextWake(state.tracks),
    done: state.ticket?.status.category === 'closed',
  };
}

function nextWake(tracks: ClocksState['tracks']): string | null {
  let first = Number.POSITIVE_INFINITY;
  for (const { clock } of Object.values(tracks)) first = Math.min(first, (clock && nextMilestone(clock)?.at) ?? first);
  return first === Number.POSITIVE_INFINITY ? null : new Date(first).toISOString();
}
