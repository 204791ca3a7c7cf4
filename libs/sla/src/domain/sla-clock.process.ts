import type { ClockChange, SlaEvent } from '@casewright/contracts';
import { defineProcess, type ProcessInput, type ProcessStep, type Stored } from '@casewright/kernel';
import { hoursIn, type CalendarVersion } from './business-time/calendar-hours';
import { noClocksYet, type ClocksState, type WantedTerms } from './clock/clocks-state';
import { credit } from './clock/correct';
import { moveClocks, taken } from './clock/follow';
import { followedTicketTypes, type FollowedTicketEvent } from './clock/followed-ticket';
import { apply } from './clock/hand';
import type { Hours } from './clock/ledger';
import { migrateClocks } from './clock/migrate';
import { nextMilestone, settle } from './clock/milestones';
import type { Cause } from './clock/terms';

type OwnEvent = Extract<SlaEvent, { type: 'sla.credited' | 'sla.terms-changed' }>;
export type FollowedEvent = FollowedTicketEvent | OwnEvent;

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

interface Moved {
  readonly state: ClocksState;
  readonly events: readonly ClockChange[];
}

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

function inTurn(state: ClocksState, moves: readonly ((state: ClocksState) => Moved)[]): Moved {
  return moves.reduce<Moved>(
    (before, move) => {
      const { state: moved, events } = move(before.state);
      return { state: moved, events: [...before.events, ...events] };
    },
    { state, events: [] },
  );
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

/** Changes that an older release looked up for the event that told of them came as what applies now. */
function carriedBy(
  event: Stored<FollowedEvent>,
  { now, carried }: ClockFacts,
  state: ClocksState,
): readonly Omit<CarriedTerms, 'changeId'>[] {
  if (carried || event.type !== 'sla.terms-changed') return carried ?? [];
  const { wanted: terms, considered: edition } = state;
  return [{ ...(now ?? { terms, edition, effect: event.data.effect }), at: event.data.at }];
}

/** The ledger says that it was a change, also where another event of the ticket comes before the one that tells of it. */
const changedBy = ({ eventId }: Stored<FollowedEvent>): Cause => ({ eventId, type: 'sla.terms-changed' });

function carry(state: ClocksState, changes: ReturnType<typeof carriedBy>, cause: Cause, hours: Hours): Moved {
  const carries = changes.map(({ terms, edition, effect, at: madeAt }) => (current: ClocksState): Moved => {
    const { ticket } = current;
    if (!ticket) return { state: current, events: [] };
    const at = Math.max(current.at, Date.parse(madeAt));
    const startsFrom = effect === 'recompute' ? 'beginning' : 'now';
    return moveClocks({ ...current, at, ticket, wanted: terms, considered: edition }, { at, cause, effect, startsFrom, hours });
  });
  return inTurn(state, carries);
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
