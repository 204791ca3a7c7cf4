import {
  erasedText,
  type Channel,
  type FieldValues,
  type Priority,
  type Severity,
  type Status,
  type TicketEvent,
  type TicketType,
} from '@casewright/contracts';
import { DomainError, unreachable, type Aggregate } from '@casewright/kernel';

interface TicketProperties {
  readonly number: number;
  readonly subject: string;
  readonly requesterId: string;
  readonly organisationId: string | null;
  readonly channel: Channel;
  readonly type: TicketType;
  readonly priority: Priority;
  readonly severity: Severity | null;
  readonly status: Status;
  readonly teamId: string | null;
  readonly assigneeId: string | null;
  readonly tags: readonly string[];
  readonly followerIds: readonly string[];
  /** Values of the fields that the desk has added, by key. */
  readonly fields: FieldValues;
  readonly commentCount: number;
  readonly snooze: Snooze | null;
  /** The requester wrote last, publicly, of them and us. */
  readonly unanswered: boolean;
  readonly mergedInto: OtherTicket | null;
  /** Tickets that were merged into this one. */
  readonly absorbed: readonly Absorbed[];
}

/** `unanswered`: its requester waited for an answer there. */
export interface Absorbed extends OtherTicket {
  readonly unanswered: boolean;
}

export interface OtherTicket {
  readonly id: string;
  readonly number: number;
}

/** Out of the default views of the queue until then (ISO 8601), for the one who is told when it is back. */
export interface Snooze {
  readonly until: string;
  readonly userId: string;
  readonly reason: string | null;
}

type Commented = Extract<TicketEvent, { type: 'ticket.commented' }>;

export type LiveTicket = { readonly stage: 'live' } & TicketProperties;
export type ClosedTicket = { readonly stage: 'closed' } & TicketProperties;
export type Ticket = { readonly stage: 'absent' } | LiveTicket | ClosedTicket;

/** `ticket.opened` starts a ticket; what changes one is in `change`. */
export const ticket: Aggregate<Ticket, TicketEvent> = {
  category: 'ticket',
  initial: { stage: 'absent' },
  stateVersion: 4,
  evolve(state, event) {
    if (event.type === 'ticket.opened') return begin(event.data);
    if (state.stage === 'absent') throw new Error(`The stream begins with ${event.type}`);
    return change(state, event);
  },
};

function begin(data: Extract<TicketEvent, { type: 'ticket.opened' }>['data']): LiveTicket | ClosedTicket {
  const { number, requesterId, organisationId, channel, type, priority, severity, status, teamId, assigneeId, tags } = data;
  const properties = { number, requesterId, organisationId, channel, type, priority, severity, status, teamId, assigneeId, tags };
  return {
    ...properties,
    ...{
      stage: status.category === 'closed' ? 'closed' : 'live',
      subject: readable(data.subject),
      followerIds: [],
      fields: {},
      commentCount: 0,
      snooze: null,
    },
    ...{ unanswered: false, mergedInto: null, absorbed: [] },
  };
}

function change(state: LiveTicket | ClosedTicket, event: Exclude<TicketEvent, { type: 'ticket.opened' }>): LiveTicket | ClosedTicket {
  switch (event.type) {
    case 'ticket.commented':
      return { ...state, commentCount: state.commentCount + 1, unanswered: isUnanswered(state, event.data) };
    case 'ticket.subject-changed':
      return { ...state, subject: readable(event.data.to) };
    case 'ticket.type-changed':
      return { ...state, type: event.data.to };
    case 'ticket.status-changed':
      return { ...state, stage: event.data.to.category === 'closed' ? 'closed' : 'live', status: event.data.to };
    case 'ticket.priority-changed':
      return { ...state, priority: event.data.to };
    case 'ticket.severity-changed':
      return { ...state, severity: event.data.to };
    case 'ticket.requester-changed':
      return { ...state, requesterId: event.data.to, organisationId: event.data.toOrganisationId };
    case 'ticket.team-assigned':
      return { ...state, teamId: event.data.to };
    case 'ticket.agent-assigned':
      return { ...state, assigneeId: event.data.to };
    case 'ticket.tagged':
      return { ...state, tags: [...state.tags, event.data.tag] };
    case 'ticket.untagged':
      return { ...state, tags: state.tags.filter((tag) => tag !== event.data.tag) };
    case 'ticket.followed':
      return { ...state, followerIds: [...state.followerIds, event.data.userId] };
    case 'ticket.unfollowed':
      return { ...state, followerIds: state.followerIds.filter((userId) => userId !== event.data.userId) };
    case 'ticket.field-set':
      return { ...state, fields: withField(state.fields, event.data.key, event.data.to) };
    case 'ticket.snoozed': {
      const { until, userId, reason } = event.data;
      return { ...state, snooze: { until, userId, reason } };
    }
    case 'ticket.snooze-ended':
      return { ...state, snooze: null };
    case 'ticket.merged':
      return { ...state, mergedInto: { id: event.data.into, number: event.data.intoNumber } };
    case 'ticket.absorbed': {
      const { mergedId: id, mergedNumber: number, unanswered } = event.data;
      const others = state.absorbed.filter((other) => other.id !== id);
      return { ...state, absorbed: [...others, { id, number, unanswered }], unanswered: state.unanswered || unanswered };
    }
    case 'ticket.split':
      return state;
    default:
      return unreachable(event);
  }
}

function isUnanswered(state: TicketProperties, { visibility, automatic, authorKind }: Commented['data']): boolean {
  if (visibility === 'internal' || automatic) return state.unanswered;
  return authorKind === 'customer' || (authorKind !== 'agent' && state.unanswered);
}

/** The values after one of them was set: what is not there has no entry. */
export function withField<Value>(fields: Readonly<Record<string, Value>>, key: string, to: Value | null): Readonly<Record<string, Value>> {
  const { [key]: _former, ...others } = fields;
  return to === null ? others : { ...others, [key]: to };
}

/** Sealed text whose key was destroyed is read back as null. */
const readable = (text: string | null): string => text ?? erasedText;

/** The same for a ticket that is not there and for one that is not theirs to see. */
export const missingTicket = (): DomainError => new DomainError('resource.missing', 'There is no such ticket, or it is not yours to see.');

/** The ticket as one that may still change. */
export function requireLive(state: Ticket): LiveTicket {
  if (state.stage === 'absent') throw missingTicket();
  if (state.stage === 'closed') {
    const { mergedInto } = state;
    throw new DomainError(
      'ticket.closed',
      mergedInto
        ? `T-${state.number} was merged into T-${mergedInto.number}; go on there.`
        : `T-${state.number} is closed, and a closed ticket never changes; open a new one that follows it up.`,
    );
  }
  return state;
}
