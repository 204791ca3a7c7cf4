import { defineEvents, event, personal, type EventOf } from '@casewright/kernel';
import { z } from 'zod';
import { FieldKind, FieldValue } from '../ticket-fields';
import { Channel, Priority, Severity, StatusCategory, TicketType, Visibility } from '../vocabulary';

export const Attachment = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  size: z.int().nonnegative(),
  mediaType: z.string(),
  /** SHA-256 of the content, the key in the file store. */
  digest: z.string(),
  /** Content-ID of an inline image, without angle brackets. */
  contentId: z.string().nullable(),
});
export type Attachment = z.infer<typeof Attachment>;

export const AuthorKind = z.enum(['customer', 'agent', 'rule', 'system']);
export type AuthorKind = z.infer<typeof AuthorKind>;

export const Status = z.strictObject({ id: z.string(), category: StatusCategory });
export type Status = z.infer<typeof Status>;

const idOrNone = z.uuid().nullable();
const instant = z.iso.datetime();
const ticketNumber = z.int().positive();

/** Where a ticket lived before it was taken over, and how it stood there. */
export const TicketOrigin = z.strictObject({
  /** The other system, and what it called the ticket. */
  source: z.string(),
  reference: z.string(),
  /** When it was opened there. */
  at: instant,
  solvedAt: instant.nullable(),
  /** Somebody had replied publicly. */
  answered: z.boolean(),
  /** It was not over, and the requester had written last. */
  unanswered: z.boolean(),
});
export type TicketOrigin = z.infer<typeof TicketOrigin>;

/** What ended a snooze: its time came, the requester wrote, somebody else changed whose it is or how far it is, or it was taken back. */
export const SnoozeEnd = z.enum(['time', 'customer-replied', 'changed', 'taken-back']);
export type SnoozeEnd = z.infer<typeof SnoozeEnd>;

/** A step that the desk's settings took, not a person. */
export const AutomaticStep = z.strictObject({
  process: z.literal('auto-close'),
  settingsVersion: z.int().positive(),
  /** Days in the status before, as the settings ask. */
  afterDays: z.int().positive(),
});
export type AutomaticStep = z.infer<typeof AutomaticStep>;

/** `subjectId` is always the person whose text is sealed: the requester. */
export const ticketEvents = defineEvents('ticket', {
  opened: event(
    z.strictObject({
      number: z.int().positive(),
      subject: personal(z.string()),
      subjectId: z.uuid(),
      requesterId: z.uuid(),
      organisationId: idOrNone,
      channel: Channel,
      type: TicketType,
      priority: Priority,
      severity: Severity.nullable(),
      status: Status,
      teamId: idOrNone,
      assigneeId: idOrNone,
      tags: z.array(z.string()),
      /** The closed ticket that this one follows up on. */
      followsUp: idOrNone,
      /** The comment of another ticket that became this one. */
      splitFrom: z.strictObject({ ticketId: z.uuid(), commentId: z.uuid() }).optional(),
      imported: TicketOrigin.optional(),
    }),
  ),
  commented: event(
    z.strictObject({
      commentId: z.uuid(),
      subjectId: z.uuid(),
      /** A person for customers, a user for agents, the rule's id, or 'system'. */
      authorId: z.string(),
      authorKind: AuthorKind,
      visibility: Visibility,
      channel: Channel,
      text: personal(z.string()),
      /** Sanitised when it was stored; null for plain text. */
      html: personal(z.string().nullable()),
      attachments: personal(z.array(Attachment)),
      /** Message-ID of the mail it came in by. */
      messageId: z.string().nullable(),
      /** For automatic mail to the requester: delivered, but no reply in the sense of an SLA target. */
      automatic: z.boolean(),
      /** When it was written in the other system, of a ticket that was taken over. */
      writtenAt: instant.optional(),
      /** Of an author whom only the other system knew. */
      authorName: personal(z.string().optional()),
    }),
  ),
  'subject-changed': event(z.strictObject({ subjectId: z.uuid(), from: personal(z.string()), to: personal(z.string()) })),
  'type-changed': event(z.strictObject({ from: TicketType, to: TicketType })),
  'status-changed': event(z.strictObject({ from: Status, to: Status, automatic: AutomaticStep.optional() })),
  'priority-changed': event(z.strictObject({ from: Priority, to: Priority })),
  'severity-changed': event(z.strictObject({ from: Severity.nullable(), to: Severity.nullable() })),
  'requester-changed': event(z.strictObject({ from: z.uuid(), to: z.uuid(), fromOrganisationId: idOrNone, toOrganisationId: idOrNone })),
  'team-assigned': event(z.strictObject({ from: idOrNone, to: idOrNone })),
  'agent-assigned': event(z.strictObject({ from: idOrNone, to: idOrNone })),
  tagged: event(z.strictObject({ tag: z.string() })),
  untagged: event(z.strictObject({ tag: z.string() })),
  followed: event(z.strictObject({ userId: z.uuid() })),
  unfollowed: event(z.strictObject({ userId: z.uuid() })),
  /** A field that the desk has added to tickets. Its text is about the requester; values of other kinds belong to nobody and are not sealed. */
  'field-set': event(
    z.strictObject({
      subjectId: idOrNone,
      key: z.string(),
      kind: FieldKind,
      from: personal(FieldValue.nullable()),
      to: personal(FieldValue.nullable()),
    }),
  ),
  /** Out of the default views of the queue until then; `userId` is told when it is back. Its clocks go on. */
  snoozed: event(z.strictObject({ until: instant, userId: z.uuid(), subjectId: z.uuid(), reason: personal(z.string().nullable()) })),
  'snooze-ended': event(z.strictObject({ until: instant, userId: z.uuid(), because: SnoozeEnd })),
  /** It goes on in another ticket of the same requester, and is closed. `unanswered`: they wait for an answer. */
  merged: event(z.strictObject({ into: z.uuid(), intoNumber: ticketNumber, unanswered: z.boolean() })),
  /**
   * Another ticket of the same requester was merged into this one. `unanswered`: they wait for an answer there. Once more where they asked
   * something before that ticket was closed.
   */
  absorbed: event(z.strictObject({ mergedId: z.uuid(), mergedNumber: ticketNumber, unanswered: z.boolean() })),
  /** A comment became a ticket of its own, and stays in this one. */
  split: event(z.strictObject({ commentId: z.uuid(), into: z.uuid(), intoNumber: ticketNumber })),
});
export type TicketEvent = EventOf<typeof ticketEvents>;
