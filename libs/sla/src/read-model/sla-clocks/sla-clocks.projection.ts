import {
  SlaTarget,
  slaEvents,
  type ClockChange,
  type ClockState,
  type Priority,
  type SlaEvent,
  type TicketEvent,
} from '@casewright/contracts';
import { idFrom, type Stored } from '@casewright/kernel';
import { defineProjection } from '@casewright/subscriptions';

/** How an episode of a target of a ticket stands, for figures. `state` is null where it has no clock. */
export interface SlaClockRow {
  readonly ticketId: string;
  readonly target: SlaTarget;
  readonly episode: number;
  /** Of targets that come once, as the ticket is now; of the others, as it was when the episode began. */
  readonly teamId: string | null;
  readonly organisationId: string | null;
  readonly priority: Priority;
  /** When the ticket was opened, and when the clock began. */
  readonly openedAt: string;
  readonly startedAt: string | null;
  readonly state: ClockState | null;
  readonly dueAt: string | null;
  readonly breachedAt: string | null;
  /** 0: in time, 1: breached, 2 and more: the levels that it has reached since. */
  readonly breachLevel: number;
  readonly metAt: string | null;
  /** Its breach does not count, as a person said. */
  readonly excused: boolean;
  /** In time: true, met late or breached: false, not decided, or excused: null. */
  readonly attained: boolean | null;
}

type TicketPart = Extract<
  TicketEvent,
  { type: 'ticket.opened' | 'ticket.priority-changed' | 'ticket.team-assigned' | 'ticket.requester-changed' }
>;
type Followed = TicketPart | ClockChange;

const slaTypes = Object.keys(slaEvents).filter((type) => type !== 'sla.terms-changed') as ClockChange['type'][];
/** Those of which a ticket has one clock at most, from its beginning on. */
const onceOnly: readonly SlaTarget[] = ['first-reply', 'agent-work', 'requester-wait', 'resolution'];
const keyOf = (ticketId: string, target: SlaTarget, episode: number): string =>
  idFrom(episode === 1 ? `sla-clock:${ticketId}:${target}` : `sla-clock:${ticketId}:${target}:${episode}`);
const isSla = (event: Stored<Followed>): event is Stored<ClockChange> => event.category === 'sla';

/** One row per ticket, target and episode: `rm.sla_clocks`. */
export const slaClocks = defineProjection<SlaClockRow, Followed>({
  name: 'sla-clocks',
  version: 3,
  pace: 25,
  events: ['ticket.opened', 'ticket.priority-changed', 'ticket.team-assigned', 'ticket.requester-changed', ...slaTypes],
  columns: {
    ticket_id: 'uuid not null',
    target: 'text not null',
    episode: 'integer not null',
    team_id: 'uuid',
    organisation_id: 'uuid',
    priority: 'text not null',
    opened_at: 'timestamptz(3) not null',
    started_at: 'timestamptz(3)',
    state: 'text',
    due_at: 'timestamptz(3)',
    breached_at: 'timestamptz(3)',
    breach_level: 'integer not null',
    met_at: 'timestamptz(3)',
    excused: 'boolean not null',
    attained: 'boolean',
  },
  indexes: ['(opened_at) where state is not null', '(ticket_id)'],
  key: (event) =>
    isSla(event)
      ? keyOf(event.data.ticketId, event.data.target, event.data.episode)
      : onceOnly.map((target) => keyOf(event.streamId, target, 1)),
  fold(row, event, key) {
    if (isSla(event)) return event.type === 'sla.clock-started' ? started(row, event.data) : row && { ...row, ...changeOf(row, event) };
    if (event.type === 'ticket.opened') return opened(event, key);
    return row && { ...row, ...ticketChange(event) };
  },
});

const noClock = {
  startedAt: null,
  state: null,
  dueAt: null,
  breachedAt: null,
  breachLevel: 0,
  metAt: null,
  excused: false,
  attained: null,
};

function opened(event: Stored<Extract<TicketEvent, { type: 'ticket.opened' }>>, key: string): SlaClockRow | undefined {
  const target = onceOnly.find((candidate) => keyOf(event.streamId, candidate, 1) === key);
  const { teamId, organisationId, priority } = event.data;
  return target && { ticketId: event.streamId, target, episode: 1, teamId, organisationId, priority, openedAt: event.meta.at, ...noClock };
}

function ticketChange(event: Exclude<TicketPart, { type: 'ticket.opened' }>): Partial<SlaClockRow> {
  if (event.type === 'ticket.priority-changed') return { priority: event.data.to };
  return event.type === 'ticket.team-assigned' ? { teamId: event.data.to } : { organisationId: event.data.toOrganisationId };
}

function started(row: SlaClockRow | undefined, data: Extract<SlaEvent, { type: 'sla.clock-started' }>['data']): SlaClockRow | undefined {
  const { ticketId, target, episode, ticket, at, dueAt } = data;
  const begun = row ?? (ticket && { ...noClock, ticketId, target, episode, ...ticket });
  return begun ? { ...begun, startedAt: at, state: 'active', dueAt } : undefined;
}

function changeOf(row: SlaClockRow, { type, data }: Exclude<ClockChange, { type: 'sla.clock-started' }>): Partial<SlaClockRow> {
  const breached = row.breachedAt !== null;
  switch (type) {
    case 'sla.clock-paused':
      return breached ? {} : { state: 'paused', dueAt: null };
    case 'sla.clock-resumed':
    case 'sla.reopened':
      return { state: breached ? 'breached' : 'active', dueAt: data.dueAt, metAt: null, ...attainment(row, breached ? false : null) };
    case 'sla.clock-retargeted':
      return retargeted(row, data);
    case 'sla.clock-cancelled':
      return breached ? {} : { state: null, dueAt: null };
    case 'sla.breached':
      return { state: 'breached', dueAt: data.dueAt, breachedAt: data.at, breachLevel: 1, ...attainment(row, false) };
    case 'sla.breach-grown':
      return { breachLevel: data.level };
    case 'sla.breach-withdrawn':
      return { ...inTime, ...(row.metAt === null ? {} : { state: 'met', attained: true }) };
    case 'sla.met':
      return { state: 'met', metAt: data.at, ...attainment(row, !data.late) };
    case 'sla.excused':
      return { excused: true, attained: row.attained === false ? null : row.attained };
    case 'sla.excuse-withdrawn':
      return { excused: false, attained: breached ? false : row.attained };
    case 'sla.warned':
    case 'sla.credited':
      return {};
  }
}

const inTime = { state: 'active', breachedAt: null, breachLevel: 0, attained: null } as const;
const attainment = ({ excused }: SlaClockRow, attained: boolean | null) => ({ attained: excused && attained === false ? null : attained });

/** Terms that leave more time lift a breach, as the clock itself sees it. */
function retargeted(row: SlaClockRow, { at, dueAt }: { at: string; dueAt: string | null }): Partial<SlaClockRow> {
  if (row.breachedAt !== null && dueAt !== null && dueAt <= at) return { dueAt };
  return { ...inTime, dueAt, state: dueAt === null ? 'paused' : 'active' };
}
