import type { TicketEvent, TicketEventView } from '@casewright/contracts';
import { unreachable } from '@casewright/kernel';
import { statusLabel } from '../../domain';
import type { Names } from '../names';

type Change = TicketEventView['changes'][number];

/** Before and after, in words. */
export function changesOf(event: TicketEvent, names: Names, audience: 'staff' | 'customer'): Change[] {
  switch (event.type) {
    case 'ticket.opened':
    case 'ticket.commented':
      return [];
    case 'ticket.subject-changed':
      return [{ field: 'subject', from: event.data.from, to: event.data.to }];
    case 'ticket.type-changed':
      return [{ field: 'type', ...event.data }];
    case 'ticket.priority-changed':
      return [{ field: 'priority', ...event.data }];
    case 'ticket.severity-changed':
      return [{ field: 'severity', ...event.data }];
    case 'ticket.status-changed':
      return [{ field: 'status', from: statusLabel(event.data.from, audience), to: statusLabel(event.data.to, audience) }];
    case 'ticket.requester-changed':
      return [{ field: 'requester', from: names.person(event.data.from).name, to: names.person(event.data.to).name }];
    case 'ticket.team-assigned':
      return [named('team', event.data, names.team)];
    case 'ticket.agent-assigned':
      return [named('assignee', event.data, names.user)];
    case 'ticket.tagged':
      return [{ field: 'tags', from: null, to: event.data.tag }];
    case 'ticket.untagged':
      return [{ field: 'tags', from: event.data.tag, to: null }];
    case 'ticket.followed':
      return [named('followers', { from: null, to: event.data.userId }, names.user)];
    case 'ticket.unfollowed':
      return [named('followers', { from: event.data.userId, to: null }, names.user)];
    default:
      return unreachable(event);
  }
}

function named(
  field: string,
  { from, to }: { from: string | null; to: string | null },
  name: (id: string | null) => { name: string } | null,
): Change {
  return { field, from: name(from)?.name ?? null, to: name(to)?.name ?? null };
}
