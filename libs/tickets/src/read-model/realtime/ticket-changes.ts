import type { SlaEvent, SubjectEvent, TicketEvent } from '@casewright/contracts';
import type { Stored } from '@casewright/kernel';
import type { TicketChange } from '@casewright/realtime';
import type { AccessFacts } from '../../domain';
import { concernsCustomers } from '../customer-events';

type ListEvent = Stored<TicketEvent | SlaEvent | SubjectEvent>;

/** What the events of a batch changed about who sees the ticket, as it was before them. */
export interface AccessBefore {
  teamId?: string | null;
  assigneeId?: string | null;
  requesterId?: string;
  unfollowedBy?: readonly string[];
}

/** The batch as the sockets hear of it. Internal notes are among the types for staff only. */
export function changesOfBatch(batch: readonly { key: string; events: readonly ListEvent[] }[]): TicketChange[] {
  return batch.map(({ key, events }) => {
    const own = events.filter((event) => event.streamId === key);
    return {
      ticketId: key,
      version: own.at(-1)?.version ?? 0,
      eventTypes: typesOf(events),
      customerEventTypes: typesOf(events.filter(concernsCustomers)),
      before: accessBefore(events),
    };
  });
}

const typesOf = (events: readonly ListEvent[]): string[] => [...new Set(events.map((event) => event.type))];

/** Goes backwards, so that the oldest change has the last word. */
function accessBefore(events: readonly ListEvent[]): AccessBefore {
  const before: AccessBefore = {};
  for (const event of [...events].reverse()) {
    if (event.type === 'ticket.team-assigned') before.teamId = event.data.from;
    if (event.type === 'ticket.agent-assigned') before.assigneeId = event.data.from;
    if (event.type === 'ticket.requester-changed') before.requesterId = event.data.from;
    if (event.type === 'ticket.unfollowed') before.unfollowedBy = [...(before.unfollowedBy ?? []), event.data.userId];
  }
  return before;
}

/** The facts as they were before the change. */
export function factsBefore(now: AccessFacts, before: AccessBefore): AccessFacts {
  const { unfollowedBy = [], ...changed } = before;
  return { ...now, ...changed, followerIds: [...now.followerIds, ...unfollowedBy] };
}
