import { isImported, type RuleAnchor, type SlaEvent, type SlaTarget, type TicketEvent } from '@casewright/contracts';
import type { Stored } from '@casewright/kernel';

/** What the wake-up of a rule is filed under. */
export interface Chain {
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly depth: number;
}

/** The stretch of a state that holds now, and the time that a rule can count from. All times are epoch milliseconds. */
export interface Episode {
  /** The same for the same stretch, whenever it is looked at. */
  readonly id: string;
  readonly beganAt: number;
  /** Null while it is not known, as the due time of a clock that is paused. */
  readonly anchorAt: number | null;
  readonly chain: Chain;
}

export type Episodes = Readonly<Partial<Record<RuleAnchor, Episode>>>;

type TicketStream = readonly Stored<TicketEvent>[];
type ClockStream = readonly Stored<SlaEvent>[];

export const dueAnchor = <Target extends SlaTarget>(target: Target): `sla.${Target}.dueAt` => `sla.${target}.dueAt`;

/** Where a ticket and its clocks stand on the way along their streams, event by event. */
export interface EpisodeState {
  readonly stated: Episodes;
  readonly clocks: Episodes;
  readonly isClosed: boolean;
  /** It was taken over from another system, and nothing has happened to it here. */
  readonly isUntouched: boolean;
}

export const noEpisodes: EpisodeState = { stated: {}, clocks: {}, isClosed: false, isUntouched: false };

/** The stretches that hold now. A closed ticket stands nowhere; what happened in another system begins none, but clocks began here. */
export function episodesIn({ stated, clocks, isClosed, isUntouched }: EpisodeState): Episodes {
  if (isClosed) return {};
  return isUntouched ? clocks : { ...stated, ...clocks };
}

export const afterTicketEvent = (state: EpisodeState, event: Stored<TicketEvent>): EpisodeState => ({
  stated: ticketEpisodes(state.stated, event),
  clocks: state.clocks,
  isClosed: isClosedAfter(state, event),
  isUntouched: isImported(event),
});

function isClosedAfter({ isClosed }: EpisodeState, event: Stored<TicketEvent>): boolean {
  if (event.type === 'ticket.opened') return event.data.status.category === 'closed';
  return event.type === 'ticket.status-changed' ? event.data.to.category === 'closed' : isClosed;
}

export const afterClockEvent = (state: EpisodeState, event: Stored<SlaEvent>): EpisodeState => ({
  ...state,
  clocks: clockEpisodes(state.clocks, event),
});

/** Where a ticket stands with everything that a rule can wait before or after. */
export const episodesOf = (ticket: TicketStream, clocks: ClockStream): Episodes =>
  episodesIn(clocks.reduce(afterClockEvent, ticket.reduce(afterTicketEvent, noEpisodes)));

const chainOf = ({ eventId, meta }: Stored): Chain => ({
  correlationId: meta.correlationId,
  causationId: eventId,
  depth: meta.depth,
});

function begun(anchor: RuleAnchor, event: Stored, anchorAt: number | null = Date.parse(event.meta.at)): Episodes {
  const id = `${anchor}:${event.version}`;
  return { [anchor]: { id, beganAt: Date.parse(event.meta.at), anchorAt, chain: chainOf(event) } };
}

function ticketEpisodes(episodes: Episodes, event: Stored<TicketEvent>): Episodes {
  switch (event.type) {
    case 'ticket.opened':
      return { ...begun('ticket.openedAt', event), ...begun('status.enteredAt', event) };
    case 'ticket.status-changed':
      return event.data.from.id === event.data.to.id ? episodes : { ...episodes, ...begun('status.enteredAt', event) };
    case 'ticket.commented':
      return { ...episodes, ...spoken(event) };
    default:
      return episodes;
  }
}

function spoken(event: Stored<Extract<TicketEvent, { type: 'ticket.commented' }>>): Episodes {
  const { authorKind, visibility, automatic } = event.data;
  if (authorKind === 'customer') return begun('lastCustomerMessageAt', event);
  return authorKind === 'agent' && visibility === 'public' && !automatic ? begun('lastReplyAt', event) : {};
}

function clockEpisodes(episodes: Episodes, event: Stored<SlaEvent>): Episodes {
  if (event.type === 'sla.terms-changed') return episodes;
  const anchor = dueAnchor(event.data.target);
  const current = episodes[anchor];
  const moved = (dueAt: string | null): Episodes =>
    current ? { ...episodes, [anchor]: { ...current, anchorAt: dueAt === null ? null : Date.parse(dueAt) } } : episodes;
  switch (event.type) {
    case 'sla.clock-started':
    case 'sla.reopened':
      return { ...episodes, ...begun(anchor, event, event.data.dueAt === null ? null : Date.parse(event.data.dueAt)) };
    case 'sla.clock-resumed':
    case 'sla.clock-retargeted':
      return moved(event.data.dueAt);
    case 'sla.clock-paused':
      return moved(null);
    case 'sla.clock-cancelled':
    case 'sla.met': {
      const { [anchor]: _, ...rest } = episodes;
      return rest;
    }
    case 'sla.warned':
    case 'sla.breached':
    case 'sla.breach-grown':
    case 'sla.breach-withdrawn':
    case 'sla.credited':
    case 'sla.excused':
    case 'sla.excuse-withdrawn':
      return episodes;
  }
}
