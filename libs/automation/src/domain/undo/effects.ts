import type { TicketCommandMessage, TicketEvent } from '@casewright/contracts';
import { fieldFactValue } from '@casewright/rules';
import type { Stored } from '@casewright/kernel';

type Event = Stored<TicketEvent>;

/** One property, or one tag, follower or message: what an event changed, and the command that puts it back. Null: nothing puts it back. */
export interface EventEffect {
  /** Names the property; two events with the same key change the same one. */
  readonly key: string;
  readonly field: string;
  /** What it was and what it became, for people. */
  readonly from: unknown;
  readonly to: unknown;
  readonly back: TicketCommandMessage | null;
}

/** What an event did to a ticket. Of several events on one property, the first one knows what it was before all of them. */
export function effectOf(event: Event): EventEffect | null {
  const ticketId = event.streamId;
  switch (event.type) {
    case 'ticket.opened':
      return null;
    case 'ticket.commented':
      return { key: `comment:${event.data.commentId}`, field: 'comments', from: null, to: event.data.visibility, back: null };
    case 'ticket.tagged':
      return presence('tags', 'tag', event.data.tag, { type: 'ticket.untag', data: { ticketId, tag: event.data.tag } });
    case 'ticket.untagged':
      return absence('tags', 'tag', event.data.tag, { type: 'ticket.tag', data: { ticketId, tag: event.data.tag } });
    case 'ticket.followed':
      return presence('followers', 'follower', event.data.userId, {
        type: 'ticket.unfollow',
        data: { ticketId, userId: event.data.userId },
      });
    case 'ticket.unfollowed':
      return absence('followers', 'follower', event.data.userId, { type: 'ticket.follow', data: { ticketId, userId: event.data.userId } });
    default:
      return propertyEffect(event, ticketId);
  }
}

type PropertyEvent = Exclude<
  Event,
  { type: 'ticket.opened' | 'ticket.commented' | 'ticket.tagged' | 'ticket.untagged' | 'ticket.followed' | 'ticket.unfollowed' }
>;

function propertyEffect({ type, data }: PropertyEvent, ticketId: string): EventEffect {
  switch (type) {
    case 'ticket.priority-changed':
      return property('priority', data, { type: 'ticket.change-priority', data: { ticketId, to: data.from } });
    case 'ticket.severity-changed':
      return property('severity', data, { type: 'ticket.change-severity', data: { ticketId, to: data.from } });
    case 'ticket.type-changed':
      return property('type', data, { type: 'ticket.change-type', data: { ticketId, to: data.from } });
    case 'ticket.status-changed':
      return property(
        'status',
        { from: data.from.id, to: data.to.id },
        { type: 'ticket.change-status', data: { ticketId, to: data.from.id } },
      );
    case 'ticket.team-assigned':
      return property('teamId', data, { type: 'ticket.assign-team', data: { ticketId, to: data.from } });
    case 'ticket.agent-assigned':
      return property('assigneeId', data, { type: 'ticket.assign-agent', data: { ticketId, to: data.from } });
    case 'ticket.field-set':
      return fieldEffect(data, ticketId);
    case 'ticket.requester-changed':
      return property('requesterId', data, { type: 'ticket.change-requester', data: { ticketId, to: data.from } });
    case 'ticket.subject-changed':
      return property('subject', data, forgotten(data.from) ? null : { type: 'ticket.change-subject', data: { ticketId, to: data.from } });
  }
}

type FieldSet = Extract<Event, { type: 'ticket.field-set' }>['data'];

/** Where a text has neither side it was about somebody who was forgotten, and cannot be written again. */
function fieldEffect({ key, kind, subjectId, from, to }: FieldSet, ticketId: string): EventEffect {
  const gone = subjectId !== null && from === null && to === null;
  const sides = { from: fieldFactValue(kind, from), to: fieldFactValue(kind, to) };
  return property(`field.${key}`, sides, gone ? null : { type: 'ticket.set-field', data: { ticketId, key, to: from } });
}

/** The text of somebody who was forgotten cannot be written again. */
const forgotten = (text: string | null): boolean => text === null;

const property = (field: string, { from, to }: { from: unknown; to: unknown }, back: TicketCommandMessage | null): EventEffect => ({
  key: field,
  field,
  from,
  to,
  back,
});
const presence = (field: string, what: string, value: string, back: TicketCommandMessage): EventEffect => ({
  key: `${what}:${value}`,
  field,
  from: null,
  to: value,
  back,
});
const absence = (field: string, what: string, value: string, back: TicketCommandMessage): EventEffect => ({
  key: `${what}:${value}`,
  field,
  from: value,
  to: null,
  back,
});
