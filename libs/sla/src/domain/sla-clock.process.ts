import type { ClockChange, SlaEvent } from '@casewright/contracts';
import { defineProcess, type ProcessInput, type ProcessStep, type Stored } from '@casewright/kernel';
import { hoursIn, type CalendarVersion } from './business-time/calendar-hours';
import { noClocksYet, type ClocksState, type WantedTerms } from './clock/clocks-state';
import { credit } from './clock/correct';
import { moveClocks, taken } from './clock/follow';
import { followedTicketTypes, type FollowedTicketEvent } from './clock/followed-ticket';
import { apply } from './clock/hand';
import { migrateClocks } from './clock/migrate';
import { nextMilestone, settle } from './clock/milestones';

type OwnEvent = Extract<SlaEvent, { type: 'sla.credited' | 'sla.terms-changed' }>;
export type FollowedEvent = FollowedTicketEvent | OwnEvent;

/** Looked up for each input that may make other terms apply. */
export interface TermsNow {
  readonly terms: WantedTerms;
  /** The newest change of policies and calendars. */
  readonly edition: number;
  readonly effect: 'remaining-time' | 'recompute';
}

/** Looked up for each input: what applies from now on (null: as before), and the calendars that the step may count by. */
export interface ClockFacts {
  readonly now: TermsNow | null;
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
  on(state, input, now, facts) {
    if (!isEvent(input)) return woken(state, Math.max(now.getTime(), Date.parse(input.at)));
    if (!isOwn(input)) return input.version <= state.version ? answer(state, []) : followTicket(state, input, facts);
    return input.version <= state.ownVersion ? answer(state, []) : followOwn({ ...state, ownVersion: input.version }, input, facts);
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
    tracks[target] = { ...track, clock: moved.clock };
    events.push(...moved.events);
  }
  return answer({ ...state, tracks: tracks as ClocksState['tracks'] }, events);
}

function followTicket(state: ClocksState, event: Stored<FollowedTicketEvent>, { now, calendars }: ClockFacts): ProcessStep<ClocksState> {
  const at = Math.max(state.at, Date.parse(event.meta.at));
  const cause = causeOf(event);
  const followed = taken(state, event, { at, cause });
  if (!followed) return answer(state, []);
  const openedUnder = event.type === 'ticket.opened' && now ? now.edition : followed.openedUnder;
  const moved = moveClocks(
    { ...followed, ...termsFrom(state, now), openedUnder },
    { at, cause, effect: now?.effect ?? 'remaining-time', startsFrom: 'beginning', hours: hoursIn(calendars) },
  );
  return answer(moved.state, moved.events);
}

function followOwn(state: ClocksState, event: Stored<OwnEvent>, { now, calendars }: ClockFacts): ProcessStep<ClocksState> {
  const { ticket } = state;
  if (!ticket) return answer(state, []);
  const at = Math.max(state.at, Date.parse(event.data.at));
  const hours = hoursIn(calendars);
  if (event.type === 'sla.credited') {
    const given = credit({ ...state, at }, event, at, hours);
    return answer(given.state, given.events);
  }
  const effect = now?.effect ?? event.data.effect;
  const moved = moveClocks(
    { ...state, at, ticket, ...termsFrom(state, now) },
    { at, cause: causeOf(event), effect, startsFrom: effect === 'recompute' ? 'beginning' : 'now', hours },
  );
  return answer(moved.state, moved.events);
}

const termsFrom = ({ wanted, considered }: ClocksState, now: TermsNow | null) =>
  now ? { wanted: now.terms, considered: now.edition } : { wanted, considered };

function answer(state: ClocksState, events: readonly ClockChange[]): ProcessStep<ClocksState> {
  const times = Object.values(state.tracks).flatMap(({ clock }) => (clock && nextMilestone(clock)?.at) ?? []);
  return {
    state,
    commands: events.length === 0 ? [] : [{ type: 'sla.record', data: { ticketId: state.ticketId, events } }],
    wakeAt: times.length === 0 ? null : new Date(Math.min(...times)).toISOString(),
    done: state.ticket?.status.category === 'closed',
  };
}
