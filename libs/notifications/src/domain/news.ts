import type { SlaEvent, SlaTarget, TicketEvent, NotificationKind, TicketFacts } from '@casewright/contracts';
import type { Actor, Stored } from '@casewright/kernel';
import { notificationId, type Notification } from './notification';

type Told = 'sla.warned' | 'sla.breached';
export type NewsEvent = TicketEvent | Extract<SlaEvent, { type: Told }>;

/** Whom a ticket concerns. */
export type Concerned = Pick<TicketFacts, 'assigneeId' | 'followerIds'>;

/** Something that people are to be told of. `audience` is a person, or who of those whom the ticket concerns. */
export interface News {
  readonly kind: NotificationKind;
  readonly ticketId: string;
  readonly by: Actor | null;
  readonly target: SlaTarget | null;
  readonly audience: { readonly userId: string } | 'assignee' | 'assignee-and-followers';
  readonly text?: string;
}

/** The first comment is the message that opened the ticket. */
const openingComment = 2;

/** Null where nobody has to be told. */
export function newsOf(event: Stored<NewsEvent>): News | null {
  switch (event.type) {
    case 'ticket.opened':
      return assigned(event, event.data.assigneeId);
    case 'ticket.agent-assigned':
      return assigned(event, event.data.to);
    case 'ticket.commented':
      return commented(event);
    case 'ticket.snooze-ended':
      return returned(event);
    case 'ticket.absorbed':
      return absorbed(event);
    case 'sla.warned':
      return clock('clock-warned', event.data);
    case 'sla.breached':
      return clock('clock-breached', event.data);
    default:
      return null;
  }
}

/** A notification for everybody whom the news is for, but for the one who did it. */
export function notificationsOf(event: Stored<NewsEvent>, news: News, ticket: Concerned): readonly Notification[] {
  const { kind, ticketId, by, target, text = null } = news;
  const doers = [event.meta.actor.id, by?.id];
  return audienceOf(news, ticket)
    .filter((userId) => !doers.includes(userId))
    .map((userId) => ({ id: notificationId(event.eventId, userId), userId, ticketId, kind, by, target, text, at: event.meta.at }));
}

function audienceOf({ audience }: News, { assigneeId, followerIds }: Concerned): readonly string[] {
  if (typeof audience === 'object') return [audience.userId];
  const assignee = assigneeId === null ? [] : [assigneeId];
  return audience === 'assignee' ? assignee : [...new Set([...assignee, ...followerIds])];
}

function assigned({ streamId: ticketId, meta }: Stored<TicketEvent>, userId: string | null): News | null {
  return userId === null ? null : { kind: 'assigned', ticketId, by: meta.actor, target: null, audience: { userId } };
}

function commented({ streamId: ticketId, version, data }: Stored<Extract<TicketEvent, { type: 'ticket.commented' }>>): News | null {
  const { authorId: id, authorKind, visibility } = data;
  const told = { ticketId, target: null, audience: 'assignee-and-followers' } as const;
  if (authorKind === 'customer' && version > openingComment) return { ...told, kind: 'answered', by: { kind: 'customer', id } };
  // What rules and the program write down is no news to those who look at the ticket anyway.
  if (authorKind === 'agent' && visibility === 'internal') return { ...told, kind: 'noted', by: { kind: 'user', id } };
  return null;
}

/** A question that came with another ticket is as new as one that the requester asks here. */
function absorbed({ streamId: ticketId, meta, data }: Stored<Extract<TicketEvent, { type: 'ticket.absorbed' }>>): News | null {
  if (!data.unanswered) return null;
  const text = `merged T-${data.mergedNumber} into it, where its requester waits for an answer`;
  return { kind: 'told', ticketId, by: meta.actor, target: null, audience: 'assignee-and-followers', text };
}

/** Who took it back themselves knows; who did it otherwise is named. */
function returned({ streamId: ticketId, meta, data }: Stored<Extract<TicketEvent, { type: 'ticket.snooze-ended' }>>): News | null {
  const by = data.because === 'time' ? null : meta.actor;
  const told = { kind: 'returned', ticketId, by, target: null, audience: { userId: data.userId } } as const;
  return data.because === 'customer-replied' ? { ...told, by: null, text: 'The requester has answered.' } : told;
}

const clock = (kind: NotificationKind, { ticketId, target }: { ticketId: string; target: SlaTarget }): News => ({
  ...{ kind, ticketId, target },
  by: null,
  audience: 'assignee',
});
