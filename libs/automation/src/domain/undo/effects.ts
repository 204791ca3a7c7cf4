import type { EscalationCommandMessage, EscalationEvent, TicketCommandMessage, TicketEvent } from '@casewright/contracts';
import { fieldFactValue } from '@casewright/rules';
import type { Stored } from '@casewright/kernel';
import { undoPrefix } from './prefixes';

type Event = Stored<TicketEvent>;
/** What tells of a run: the events of the ticket, and of its escalations. */
export type UndoableEvent = Stored<TicketEvent | EscalationEvent>;
type Back = TicketCommandMessage | EscalationCommandMessage | null;

/** One property, or one tag, follower or message: what an event changed, and the command that puts it back. Null: nothing puts it back. */
export interface EventEffect {
  /** Names the property; two events with the same key change the same one. */
  readonly key: string;
  readonly field: string;
  /** What it was and what it became, for people. */
  readonly from: unknown;
  readonly to: unknown;
  /** What went with it and is put back with it, where something does. */
  readonly along?: { readonly from: unknown; readonly to: unknown };
  readonly back: Back;
}

/** What an event did to a ticket. Of several events on one property, the first one knows what it was before all of them. */
export function effectOf(event: UndoableEvent): EventEffect | null {
  return event.category === 'escalation' ? climbEffect(event as Stored<EscalationEvent>) : ticketEffect(event as Event);
}

/** A ticket climbs a ladder or it does not. What was stopped begins again only where that takes back a taking back. */
function climbEffect({ type, data: { ticketId, ladderId }, meta }: Stored<EscalationEvent>): EventEffect | null {
  if (type === 'escalation.step-climbed') return null;
  if (type === 'escalation.started')
    return presence('escalation', 'escalation', ladderId, { type: 'escalation.stop', data: { ticketId, ladderId } });
  const isUndo = meta.commandId.startsWith(undoPrefix);
  return absence('escalation', 'escalation', ladderId, isUndo ? { type: 'escalation.start', data: { ticketId, ladderId } } : null);
}

function ticketEffect(event: Event): EventEffect | null {
  const ticketId = event.streamId;
  switch (event.type) {
    case 'ticket.opened':
    case 'ticket.snoozed':
    case 'ticket.snooze-ended':
    case 'ticket.merged':
    case 'ticket.absorbed':
    case 'ticket.split':
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
  {
    type:
      | 'ticket.opened'
      | 'ticket.commented'
      | 'ticket.tagged'
      | 'ticket.untagged'
      | 'ticket.followed'
      | 'ticket.unfollowed'
      | 'ticket.snoozed'
      | 'ticket.snooze-ended'
      | 'ticket.merged'
      | 'ticket.absorbed'
      | 'ticket.split';
  }
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
      return requesterEffect(data, ticketId);
    case 'ticket.subject-changed':
      return property('subject', data, forgotten(data.from) ? null : { type: 'ticket.change-subject', data: { ticketId, to: data.from } });
  }
}

type RequesterChanged = Extract<Event, { type: 'ticket.requester-changed' }>['data'];

/** With the organisation that the ticket had then, whatever the person's is by now. */
const requesterEffect = (data: RequesterChanged, ticketId: string): EventEffect => ({
  ...property('requesterId', data, {
    type: 'ticket.change-requester',
    data: { ticketId, to: data.from, organisationId: data.fromOrganisationId },
  }),
  along: { from: data.fromOrganisationId, to: data.toOrganisationId },
});

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
const presence = (field: string, what: string, value: string, back: Back): EventEffect => ({
  key: `${what}:${value}`,
  field,
  from: null,
  to: value,
  back,
});
const absence = (field: string, what: string, value: string, back: Back): EventEffect => ({
  key: `${what}:${value}`,
  field,
  from: value,
  to: null,
  back,
});
