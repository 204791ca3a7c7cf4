import { SlaTarget, slaEvents, type ClockState, type Priority, type SlaEvent, type TicketEvent } from '@casewright/contracts';
import { idFrom, type Stored } from '@casewright/kernel';
import { defineProjection } from '@casewright/subscriptions';

/** How a target of a ticket stands, for figures. `state` is null where no policy gives it a clock. */
export interface SlaClockRow {
  readonly ticketId: string;
  readonly target: SlaTarget;
  readonly teamId: string | null;
  readonly priority: Priority;
  readonly openedAt: string;
  readonly state: ClockState | null;
  readonly dueAt: string | null;
  readonly breachedAt: string | null;
  readonly metAt: string | null;
  /** In time: true, met late or breached: false, not decided: null. */
  readonly attained: boolean | null;
}

type TicketPart = Extract<TicketEvent, { type: 'ticket.opened' | 'ticket.priority-changed' | 'ticket.team-assigned' }>;
type Followed = TicketPart | SlaEvent;

const slaTypes = Object.keys(slaEvents) as SlaEvent['type'][];
const keyOf = (ticketId: string, target: SlaTarget): string => idFrom(`sla-clock:${ticketId}:${target}`);
const isSla = (event: Stored<Followed>): event is Stored<SlaEvent> => event.category === 'sla';

/** One row per ticket and target: `rm.sla_clocks`. */
export const slaClocks = defineProjection<SlaClockRow, Followed>({
  name: 'sla-clocks',
  version: 1,
  pace: 25,
  events: ['ticket.opened', 'ticket.priority-changed', 'ticket.team-assigned', ...slaTypes],
  columns: {
    ticket_id: 'uuid not null',
    target: 'text not null',
    team_id: 'uuid',
    priority: 'text not null',
    opened_at: 'timestamptz(3) not null',
    state: 'text',
    due_at: 'timestamptz(3)',
    breached_at: 'timestamptz(3)',
    met_at: 'timestamptz(3)',
    attained: 'boolean',
  },
  indexes: ['(opened_at) where state is not null', '(ticket_id)'],
  key: (event) =>
    isSla(event) ? keyOf(event.data.ticketId, event.data.target) : SlaTarget.options.map((target) => keyOf(event.streamId, target)),
  fold(row, event, key) {
    if (isSla(event)) return row && { ...row, ...clockChange(row, event) };
    if (event.type === 'ticket.opened')
      return openedRow(
        event,
        SlaTarget.options.find((target) => keyOf(event.streamId, target) === key),
      );
    if (event.type === 'ticket.priority-changed') return row && { ...row, priority: event.data.to };
    return row && { ...row, teamId: event.data.to };
  },
});

function openedRow(event: Stored<Extract<TicketEvent, { type: 'ticket.opened' }>>, target: SlaTarget | undefined): SlaClockRow | undefined {
  if (!target) return undefined;
  const { teamId, priority } = event.data;
  const none = { state: null, dueAt: null, breachedAt: null, metAt: null, attained: null };
  return { ticketId: event.streamId, target, teamId, priority, openedAt: event.meta.at, ...none };
}

function clockChange(row: SlaClockRow, { type, data }: SlaEvent): Partial<SlaClockRow> {
  const breached = row.breachedAt !== null;
  switch (type) {
    case 'sla.clock-started':
      return { state: 'active', dueAt: data.dueAt };
    case 'sla.clock-paused':
      return breached ? {} : { state: 'paused', dueAt: null };
    case 'sla.clock-resumed':
    case 'sla.reopened':
      return { state: breached ? 'breached' : 'active', dueAt: data.dueAt, metAt: null, attained: breached ? false : null };
    case 'sla.clock-retargeted':
      return retargeted(row, data);
    case 'sla.clock-cancelled':
      return breached ? {} : { state: null, dueAt: null };
    case 'sla.warned':
      return {};
    case 'sla.breached':
      return { state: 'breached', dueAt: data.dueAt, breachedAt: data.at, attained: false };
    case 'sla.breach-withdrawn':
      return { state: 'active', breachedAt: null, attained: null };
    case 'sla.met':
      return { state: 'met', metAt: data.at, attained: !data.late };
  }
}

/** A goal that leaves more time lifts a breach, as the clock itself sees it. */
function retargeted(row: SlaClockRow, { at, dueAt }: { at: string; dueAt: string | null }): Partial<SlaClockRow> {
  if (row.breachedAt !== null && dueAt !== null && dueAt <= at) return { dueAt };
  return { dueAt, breachedAt: null, attained: null, state: dueAt === null ? 'paused' : 'active' };
}
