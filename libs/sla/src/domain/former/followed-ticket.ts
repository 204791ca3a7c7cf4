// Part of version 1 of the process that keeps clocks, as it was: Temporal replays with it what was lived through with it.
import type { Priority, StatusCategory, TicketEvent, TicketType } from '@casewright/contracts';
import { unreachable, type Stored } from '@casewright/kernel';
import type { SlaTarget } from './first-types';

export const followedTypes = [
  'ticket.opened',
  'ticket.commented',
  'ticket.status-changed',
  'ticket.priority-changed',
  'ticket.type-changed',
  'ticket.team-assigned',
  'ticket.requester-changed',
  'ticket.tagged',
  'ticket.untagged',
] as const satisfies readonly TicketEvent['type'][];
export type FollowedEvent = Extract<TicketEvent, { type: (typeof followedTypes)[number] }>;

/** What the clocks must know of a ticket: ids and choices, nothing that a person wrote. */
export interface FollowedTicket {
  readonly priority: Priority;
  readonly type: TicketType;
  readonly teamId: string | null;
  readonly organisationId: string | null;
  readonly tags: readonly string[];
  readonly category: StatusCategory;
  /** A person of ours has replied in public. */
  readonly replied: boolean;
  /** The command that opened it: a comment that came with it describes the ticket and is no reply to it. */
  readonly openedBy: string;
}

/** Where a clock should stand: `met` and `cancelled` once there is nothing left to wait for. */
export type Desired = 'running' | 'paused' | 'met' | 'cancelled';

const isSolved = (category: StatusCategory): boolean => category === 'solved' || category === 'closed';

/** A ticket that is solved without a reply needs none: the clock is cancelled, neither met nor missed. */
export function desiredPhase(ticket: FollowedTicket, target: SlaTarget): Desired {
  switch (target) {
    case 'first-reply':
      if (ticket.replied) return 'met';
      return isSolved(ticket.category) ? 'cancelled' : 'running';
    case 'resolution':
      if (isSolved(ticket.category)) return 'met';
      return ticket.category === 'pending' ? 'paused' : 'running';
    default:
      return unreachable(target);
  }
}

export function evolveTicket(ticket: FollowedTicket | null, event: Stored<FollowedEvent>): FollowedTicket | null {
  if (event.type === 'ticket.opened') {
    const { priority, type, teamId, organisationId, tags, status } = event.data;
    return { priority, type, teamId, organisationId, tags, category: status.category, replied: false, openedBy: event.meta.commandId };
  }
  return ticket && changed(ticket, event);
}

function changed(ticket: FollowedTicket, event: Stored<Exclude<FollowedEvent, { type: 'ticket.opened' }>>): FollowedTicket {
  switch (event.type) {
    case 'ticket.commented':
      return isReply(event, ticket) ? { ...ticket, replied: true } : ticket;
    case 'ticket.status-changed':
      return { ...ticket, category: event.data.to.category };
    case 'ticket.priority-changed':
      return { ...ticket, priority: event.data.to };
    case 'ticket.type-changed':
      return { ...ticket, type: event.data.to };
    case 'ticket.team-assigned':
      return { ...ticket, teamId: event.data.to };
    case 'ticket.requester-changed':
      return { ...ticket, organisationId: event.data.toOrganisationId };
    case 'ticket.tagged':
      return { ...ticket, tags: [...new Set([...ticket.tags, event.data.tag])] };
    case 'ticket.untagged':
      return { ...ticket, tags: ticket.tags.filter((tag) => tag !== event.data.tag) };
    default:
      return unreachable(event);
  }
}

function isReply({ data, meta }: Stored<Extract<FollowedEvent, { type: 'ticket.commented' }>>, ticket: FollowedTicket): boolean {
  return data.visibility === 'public' && data.authorKind === 'agent' && !data.automatic && meta.commandId !== ticket.openedBy;
}
