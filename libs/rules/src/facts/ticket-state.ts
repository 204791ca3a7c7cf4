import type { Channel, Priority, Severity, Status, TicketEvent, TicketType } from '@casewright/contracts';
import type { Aggregate, Stored } from '@casewright/kernel';
import { fieldFact, fieldFactValue } from './field-facts';

/** What facts need to know of a ticket, folded from its stream. Texts are null where the person was forgotten. */
export interface TicketState {
  readonly number: number;
  readonly subject: string | null;
  readonly subjectId: string;
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
  /** Fields that the desk has added, by the ids of their facts and as rules see them; null where one was taken away. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly followsUp: string | null;
  readonly openedAt: number;
  readonly firstMessage: string | null;
  readonly commentCount: number;
  readonly lastCustomerMessageAt: number | null;
  readonly lastAgentReplyAt: number | null;
}

type StoredTicketEvent = Stored<TicketEvent>;
type Event<T extends TicketEvent['type']> = Extract<StoredTicketEvent, { type: T }>;

/** Contexts may not import one another's domain, so the facts have a fold of their own. */
export const ticketState: Aggregate<TicketState | null, StoredTicketEvent> = {
  category: 'ticket',
  initial: null,
  stateVersion: 1,
  evolve: (state, event) => (event.type === 'ticket.opened' ? opened(event) : state && changed(state, event)),
};

const noFields: TicketState['fields'] = {};

function opened(event: Event<'ticket.opened'>): TicketState {
  return {
    ...event.data,
    followerIds: [],
    fields: noFields,
    openedAt: Date.parse(event.meta.at),
    firstMessage: null,
    commentCount: 0,
    lastCustomerMessageAt: null,
    lastAgentReplyAt: null,
  };
}

function changed(state: TicketState, event: Exclude<StoredTicketEvent, Event<'ticket.opened'>>): TicketState {
  switch (event.type) {
    case 'ticket.commented':
      return commented(state, event);
    case 'ticket.subject-changed':
      return { ...state, subject: event.data.to };
    case 'ticket.type-changed':
      return { ...state, type: event.data.to };
    case 'ticket.status-changed':
      return { ...state, status: event.data.to };
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
      return { ...state, tags: [...new Set([...state.tags, event.data.tag])] };
    case 'ticket.untagged':
      return { ...state, tags: state.tags.filter((tag) => tag !== event.data.tag) };
    case 'ticket.followed':
      return { ...state, followerIds: [...new Set([...state.followerIds, event.data.userId])] };
    case 'ticket.unfollowed':
      return { ...state, followerIds: state.followerIds.filter((id) => id !== event.data.userId) };
    case 'ticket.field-set': {
      const { key, kind, to } = event.data;
      return { ...state, fields: { ...state.fields, [fieldFact(key)]: fieldFactValue(kind, to) } };
    }
    // Where a ticket is listed is no fact, nor what it has to do with others.
    case 'ticket.merged':
    case 'ticket.absorbed':
    case 'ticket.split':
    case 'ticket.snoozed':
    case 'ticket.snooze-ended':
      return state;
    default:
      // The compiler asks for every known kind; one of a newer release changes no fact that this release knows.
      event satisfies never;
      return state;
  }
}

function commented(state: TicketState, { data, meta }: Event<'ticket.commented'>): TicketState {
  const at = Date.parse(meta.at);
  const byCustomer = data.authorKind === 'customer';
  const agentReply = data.authorKind === 'agent' && data.visibility === 'public' && !data.automatic;
  return {
    ...state,
    commentCount: state.commentCount + 1,
    firstMessage: state.commentCount === 0 ? data.text : state.firstMessage,
    lastCustomerMessageAt: byCustomer ? at : state.lastCustomerMessageAt,
    lastAgentReplyAt: agentReply ? at : state.lastAgentReplyAt,
  };
}
