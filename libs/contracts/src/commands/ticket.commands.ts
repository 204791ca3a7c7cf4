import { z } from 'zod';
import { Attachment, AuthorKind } from '../events/ticket.events';
import { FieldKey, FieldValue } from '../ticket-fields';
import { Channel, Priority, Severity, Slug, TicketType, Visibility } from '../vocabulary';

const ticketId = z.uuid();
const idOrNone = z.uuid().nullable();

/** A comment as it enters the aggregate: already sanitised, its files already stored. */
export const CommentContent = z.strictObject({
  text: z.string().max(1_000_000),
  html: z.string().max(2_000_000).nullable(),
  visibility: Visibility,
  channel: Channel,
  authorId: z.string(),
  authorKind: AuthorKind,
  attachments: z.array(Attachment).max(500).default([]),
  messageId: z.string().max(998).nullable().default(null),
  automatic: z.boolean().default(false),
});
export type CommentContent = z.infer<typeof CommentContent>;

/** Commands that other contexts may send by name through the command gateway. */
export const ticketCommands = {
  'ticket.open': z.strictObject({
    /** The new ticket's id; derive it with `idFrom` so that a repeat opens nothing new. */
    ticketId,
    subject: z.string().min(1).max(500),
    requesterId: z.uuid(),
    organisationId: idOrNone.default(null),
    channel: Channel,
    type: TicketType.default('question'),
    priority: Priority.default('normal'),
    severity: Severity.nullable().default(null),
    teamId: idOrNone.default(null),
    assigneeId: idOrNone.default(null),
    tags: z.array(Slug).max(50).default([]),
    /** Values of fields by key, checked against the fields that there are. */
    fields: z.record(FieldKey, FieldValue).default({}),
    followsUp: idOrNone.default(null),
    splitFrom: z.strictObject({ ticketId, commentId: z.uuid() }).optional(),
    comment: CommentContent,
  }),
  'ticket.comment': z.strictObject({ ticketId, comment: CommentContent }),
  'ticket.change-subject': z.strictObject({ ticketId, to: z.string().min(1).max(500) }),
  'ticket.change-type': z.strictObject({ ticketId, to: TicketType }),
  'ticket.change-status': z.strictObject({ ticketId, to: Slug }),
  'ticket.change-priority': z.strictObject({ ticketId, to: Priority }),
  'ticket.change-severity': z.strictObject({ ticketId, to: Severity.nullable() }),
  /** `organisationId`: what the ticket had with them before, where that is put back; absent: it goes with the requester. */
  'ticket.change-requester': z.strictObject({ ticketId, to: z.uuid(), organisationId: idOrNone.optional() }),
  'ticket.assign-team': z.strictObject({ ticketId, to: idOrNone }),
  'ticket.assign-agent': z.strictObject({ ticketId, to: idOrNone }),
  'ticket.tag': z.strictObject({ ticketId, tag: Slug }),
  'ticket.untag': z.strictObject({ ticketId, tag: Slug }),
  'ticket.follow': z.strictObject({ ticketId, userId: z.uuid() }),
  'ticket.unfollow': z.strictObject({ ticketId, userId: z.uuid() }),
  /** Null: the ticket has no value for it any more. */
  'ticket.set-field': z.strictObject({ ticketId, key: FieldKey, to: FieldValue.nullable() }),
  /** Out of the default views of the queue until then, for `userId`. */
  'ticket.snooze': z.strictObject({
    ticketId,
    until: z.iso.datetime(),
    userId: z.uuid(),
    reason: z.string().max(500).nullable().default(null),
  }),
  /** Takes it back before its time. */
  'ticket.end-snooze': z.strictObject({ ticketId }),
  /** Its time has come; nothing where it was ended or moved to another time since. */
  'ticket.wake': z.strictObject({ ticketId, until: z.iso.datetime() }),
  /** The ticket `mergedId`, of the same requester, goes on in this one, and is closed for good. */
  'ticket.merge': z.strictObject({ ticketId, mergedId: z.uuid() }),
  /** The other side of it. */
  'ticket.close-merged': z.strictObject({ ticketId, into: z.uuid(), intoNumber: z.int().positive() }),
  /** A question came into the ticket `mergedId` after it was merged into this one, and before it was closed. */
  'ticket.hear-merged': z.strictObject({ ticketId, mergedId: z.uuid() }),
  /** One of its comments was opened as the ticket `into`. */
  'ticket.note-split': z.strictObject({ ticketId, commentId: z.uuid(), into: z.uuid(), intoNumber: z.int().positive() }),
} as const;

export type TicketCommandType = keyof typeof ticketCommands;
/** `{ type, data }` of any ticket command, as it is sent (defaults may be left out). */
export type TicketCommandMessage = { [K in TicketCommandType]: { type: K; data: z.input<(typeof ticketCommands)[K]> } }[TicketCommandType];
