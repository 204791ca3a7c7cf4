import type { Priority, Severity, TicketEvent, TicketType } from '@casewright/contracts';
import { requireLive, type Ticket } from './ticket';

export function changeSubject(state: Ticket, to: string): readonly TicketEvent[] {
  const live = requireLive(state);
  if (live.subject === to) return [];
  return [{ type: 'ticket.subject-changed', data: { subjectId: live.requesterId, from: live.subject, to } }];
}

export function changeType(state: Ticket, to: TicketType): readonly TicketEvent[] {
  const live = requireLive(state);
  return live.type === to ? [] : [{ type: 'ticket.type-changed', data: { from: live.type, to } }];
}

export function changePriority(state: Ticket, to: Priority): readonly TicketEvent[] {
  const live = requireLive(state);
  return live.priority === to ? [] : [{ type: 'ticket.priority-changed', data: { from: live.priority, to } }];
}

export function changeSeverity(state: Ticket, to: Severity | null): readonly TicketEvent[] {
  const live = requireLive(state);
  return live.severity === to ? [] : [{ type: 'ticket.severity-changed', data: { from: live.severity, to } }];
}

/** The organisation goes with the requester, unless one is named: theirs may be another one by now than the ticket had with them. */
export function changeRequester(
  state: Ticket,
  to: { id: string; organisationId: string | null },
  named?: string | null,
): readonly TicketEvent[] {
  const live = requireLive(state);
  if (live.requesterId === to.id && (named === undefined || live.organisationId === named)) return [];
  const toOrganisationId = named === undefined ? to.organisationId : named;
  const organisations = { fromOrganisationId: live.organisationId, toOrganisationId };
  return [{ type: 'ticket.requester-changed', data: { from: live.requesterId, to: to.id, ...organisations } }];
}
