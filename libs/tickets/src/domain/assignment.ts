import type { TicketEvent } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import { requireLive, type LiveTicket, type Ticket } from './ticket';

/** Somebody of the staff as assignment needs to know them. */
export interface StaffMember {
  readonly id: string;
  readonly teamIds: readonly string[];
}

/**
 * The team and the agent always fit: a ticket that goes to another team leaves an agent who works in other teams only, and one that is
 * assigned to such an agent follows them into their first team. Somebody without any team (a manager, say) fits everywhere.
 */
export const fits = (teamId: string | null, member: StaffMember): boolean =>
  teamId === null || member.teamIds.length === 0 || member.teamIds.includes(teamId);

/** The team of a ticket that is to be the member's: the given one where it fits, else the member's first. */
export function teamFor(member: StaffMember, teamId: string | null): string | null {
  return fits(teamId, member) ? teamId : (member.teamIds[0] ?? teamId);
}

/** `assignee` is the agent whom the ticket has now, where it has one. A solved ticket keeps them: they solved it. */
export function assignTeam(state: Ticket, to: string | null, assignee: StaffMember | null): readonly TicketEvent[] {
  const live = requireLive(state);
  if (live.teamId === to) return [];
  const moved: TicketEvent = { type: 'ticket.team-assigned', data: { from: live.teamId, to } };
  const leaves = assignee !== null && assignee.id === live.assigneeId && !fits(to, assignee) && live.status.category !== 'solved';
  return leaves ? [moved, { type: 'ticket.agent-assigned', data: { from: live.assigneeId, to: null } }] : [moved];
}

export function assignAgent(state: Ticket, to: StaffMember | null): readonly TicketEvent[] {
  const live = requireLive(state);
  if (live.assigneeId === (to?.id ?? null)) return [];
  if (to === null) return release(live);
  const assigned: TicketEvent = { type: 'ticket.agent-assigned', data: { from: live.assigneeId, to: to.id } };
  const teamId = teamFor(to, live.teamId);
  return teamId === live.teamId ? [assigned] : [{ type: 'ticket.team-assigned', data: { from: live.teamId, to: teamId } }, assigned];
}

function release(live: LiveTicket): readonly TicketEvent[] {
  if (live.status.category === 'solved') {
    throw new DomainError('ticket.assignee-needed', 'A solved ticket keeps its assignee; open it again before releasing it.');
  }
  return [{ type: 'ticket.agent-assigned', data: { from: live.assigneeId, to: null } }];
}
