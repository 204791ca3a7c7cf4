import type { Channel, Priority, Severity, Status, StatusCategory, TicketEvent, TicketType } from '@casewright/contracts';
import { unreachable, type Stored } from '@casewright/kernel';

export const followedTicketTypes = [
  'ticket.opened',
  'ticket.commented',
  'ticket.status-changed',
  'ticket.priority-changed',
  'ticket.severity-changed',
  'ticket.type-changed',
  'ticket.team-assigned',
  'ticket.agent-assigned',
  'ticket.requester-changed',
  'ticket.tagged',
  'ticket.untagged',
  'ticket.field-set',
  'ticket.merged',
  'ticket.absorbed',
] as const satisfies readonly TicketEvent['type'][];
export type FollowedTicketEvent = Extract<TicketEvent, { type: (typeof followedTicketTypes)[number] }>;
type EventOf<Type extends FollowedTicketEvent['type']> = Stored<Extract<FollowedTicketEvent, { type: Type }>>;

/** A field that the desk has added, without those that hold text. */
export interface FieldNow {
  readonly kind: 'number' | 'boolean' | 'date' | 'choice' | 'multi-choice';
  readonly value: string | number | boolean | readonly string[];
}

/** What the clocks must know of a ticket: ids, choices and numbers, nothing that a person wrote. Null where an older release kept nothing. */
export interface FollowedTicket {
  readonly number: number | null;
  readonly openedAt: number | null;
  readonly isFollowUp: boolean | null;
  readonly channel: Channel | null;
  readonly status: Status;
  readonly priority: Priority;
  readonly severity: Severity | null;
  readonly type: TicketType;
  readonly teamId: string | null;
  readonly assigneeId: string | null;
  readonly requesterId: string | null;
  readonly organisationId: string | null;
  readonly tags: readonly string[];
  readonly fields: Readonly<Record<string, FieldNow>>;
  /** It goes on in another ticket, and waits for nothing any more. */
  readonly merged?: true;
  /** It was taken over from another system, in which somebody had replied. */
  readonly answeredBefore?: true;
  /** The command that opened it: a comment that came with it describes the ticket and is no reply to it. */
  readonly openedBy: string;
}

export const isSolved = (category: StatusCategory): boolean => category === 'solved' || category === 'closed';

/** A public comment of a person of ours, other than the one that the ticket was opened with. */
export const isReply = ({ data, meta }: EventOf<'ticket.commented'>, ticket: FollowedTicket): boolean =>
  data.visibility === 'public' && data.authorKind === 'agent' && !data.automatic && meta.commandId !== ticket.openedBy;

/** What the customer writes after the message that the ticket was opened with, and what they still ask in a ticket that is merged into it. */
export function isQuestion(event: Stored<FollowedTicketEvent>, ticket: FollowedTicket): boolean {
  if (event.type === 'ticket.absorbed') return event.data.unanswered;
  if (event.type !== 'ticket.commented') return false;
  const { data, meta } = event;
  return data.visibility === 'public' && data.authorKind === 'customer' && !data.automatic && meta.commandId !== ticket.openedBy;
}

/** Another policy or goal may apply after this event. */
export const mayRetarget = (event: { readonly type: string }): boolean => !untouched.has(event.type);
const untouched: ReadonlySet<string> = new Set(['ticket.commented', 'ticket.merged', 'ticket.absorbed']);

export function evolveTicket(ticket: FollowedTicket | null, event: Stored<FollowedTicketEvent>): FollowedTicket | null {
  if (event.type === 'ticket.opened') return opened(event);
  return ticket && changed(ticket, event);
}

function opened({ data, meta }: EventOf<'ticket.opened'>): FollowedTicket {
  const { number, channel, status, priority, severity, type, teamId, assigneeId, requesterId, organisationId, tags } = data;
  return {
    ...{ number, channel, status, priority, severity, type, teamId, assigneeId, requesterId, organisationId, tags },
    ...{ openedAt: Date.parse(meta.at), isFollowUp: data.followsUp !== null, fields: {}, openedBy: meta.commandId },
    ...(data.imported?.answered && { answeredBefore: true as const }),
  };
}

function changed(ticket: FollowedTicket, event: Stored<Exclude<FollowedTicketEvent, { type: 'ticket.opened' }>>): FollowedTicket {
  switch (event.type) {
    case 'ticket.commented':
    case 'ticket.absorbed':
      return ticket;
    case 'ticket.merged':
      return { ...ticket, merged: true };
    case 'ticket.status-changed':
      return { ...ticket, status: event.data.to };
    case 'ticket.priority-changed':
      return { ...ticket, priority: event.data.to };
    case 'ticket.severity-changed':
      return { ...ticket, severity: event.data.to };
    case 'ticket.type-changed':
      return { ...ticket, type: event.data.to };
    case 'ticket.team-assigned':
      return { ...ticket, teamId: event.data.to };
    case 'ticket.agent-assigned':
      return { ...ticket, assigneeId: event.data.to };
    case 'ticket.requester-changed':
      return { ...ticket, requesterId: event.data.to, organisationId: event.data.toOrganisationId };
    case 'ticket.tagged':
      return { ...ticket, tags: [...new Set([...ticket.tags, event.data.tag])] };
    case 'ticket.untagged':
      return { ...ticket, tags: ticket.tags.filter((tag) => tag !== event.data.tag) };
    case 'ticket.field-set':
      return { ...ticket, fields: withField(ticket.fields, event.data) };
    default:
      return unreachable(event);
  }
}

function withField(fields: FollowedTicket['fields'], { key, kind, to }: EventOf<'ticket.field-set'>['data']): FollowedTicket['fields'] {
  if (kind === 'text') return fields;
  const { [key]: _, ...others } = fields;
  return to === null ? others : { ...others, [key]: { kind, value: to } };
}
