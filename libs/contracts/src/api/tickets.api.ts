import { z } from 'zod';
import { AuthorKind, AutomaticStep } from '../events/ticket.events';
import { line, emailAddress, text } from '../text';
import { defaultStatuses } from '../statuses';
import { FieldKey, FieldValue } from '../ticket-fields';
import { Channel, ClockState, Priority, Severity, SlaTarget, Slug, StatusCategory, TicketType, Visibility } from '../vocabulary';
import { ActorView, cursorQuery, limitQuery, listOf, Named } from './common';

const instant = z.iso.datetime();
const statusIds = defaultStatuses.map((status) => status.id) as [string, ...string[]];

/*
 * Routes, all under /api/v1: GET|POST /tickets, GET /tickets/counts, GET|PATCH /tickets/{id}, POST /tickets/{id}/comments,
 * POST|DELETE /tickets/{id}/tags/{tag}, POST /tickets/{id}/take, /release, /follow, /unfollow, POST|DELETE /tickets/{id}/snooze,
 * POST /tickets/{id}/merge, /split, GET /tickets/{id}/events,
 * POST /attachments (multipart, one field `file`), GET /tickets/{id}/attachments/{attachmentId}.
 */

/** One value, several separated by commas, or the parameter repeated. */
export const several = <S extends z.ZodType<unknown, string>>(value: S) =>
  z
    .union([z.string().max(4000), z.array(z.string().max(200)).max(50)])
    .transform((given) => (Array.isArray(given) ? given : [given]).flatMap((part) => part.split(',')))
    .pipe(z.array(value).min(1).max(50))
    .optional();

/** A status as the reader sees it: customers get the customer's label. */
export const StatusView = z.object({ id: z.string(), category: StatusCategory, label: z.string() });
export type StatusView = z.infer<typeof StatusView>;

export const PersonRef = Named.extend({ email: z.string() });
export type PersonRef = z.infer<typeof PersonRef>;

/** The clock that matters next: the running one that is due first, else a paused one, else the last that ended. */
export const NextClock = z.object({
  target: SlaTarget,
  /** How often the target has come on this ticket, from 1. */
  episode: z.int(),
  state: ClockState,
  dueAt: instant.nullable(),
  /** 0: in time, 1: breached, 2 and more: the levels that it has reached since. */
  breachLevel: z.int(),
  /** A person said that the breach does not count. */
  excused: z.boolean(),
});
export type NextClock = z.infer<typeof NextClock>;

export const TicketListItem = z.object({
  id: z.uuid(),
  number: z.int(),
  /** `T-1001` */
  reference: z.string(),
  subject: z.string(),
  requester: PersonRef,
  organisation: Named.nullable(),
  channel: Channel,
  type: TicketType,
  status: StatusView,
  priority: Priority,
  severity: Severity.nullable(),
  team: Named.nullable(),
  assignee: Named.nullable(),
  tags: z.array(z.string()),
  sla: NextClock.nullable(),
  /** When it comes back into the default views of the queue; null where it is in them, and for customers. */
  snoozedUntil: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
  /** The stream version: the ETag of the ticket. */
  version: z.int(),
});
export type TicketListItem = z.infer<typeof TicketListItem>;

export const TicketList = listOf(TicketListItem);
export type TicketList = z.infer<typeof TicketList>;

/** Fetch the content from `/api/v1/tickets/{ticketId}/attachments/{id}`. */
export const AttachmentView = z.object({
  id: z.uuid(),
  name: z.string(),
  size: z.int(),
  mediaType: z.string(),
  /** Content-ID of an inline image: the `data-cid` of its `img` in the comment's HTML. */
  contentId: z.string().nullable(),
});
export type AttachmentView = z.infer<typeof AttachmentView>;

/** Another ticket, as one refers to it. */
export const TicketLink = z.object({ id: z.uuid(), reference: z.string() });
export type TicketLink = z.infer<typeof TicketLink>;

export const CommentView = z.object({
  id: z.uuid(),
  author: z.object({ id: z.string(), kind: AuthorKind, name: z.string() }),
  visibility: Visibility,
  channel: Channel,
  text: z.string(),
  /** Sanitised; remote images carry `data-src` instead of `src`, inline ones `data-cid`. Null for plain text. */
  html: z.string().nullable(),
  attachments: z.array(AttachmentView),
  automatic: z.boolean(),
  at: instant,
  /** The merged ticket that it was written in, which its attachments are fetched from; null: this one. */
  from: TicketLink.nullable(),
});
export type CommentView = z.infer<typeof CommentView>;

/** One ticket with its conversation, oldest comment first. Every write on a ticket answers with it. */
export const TicketView = TicketListItem.extend({
  followers: z.array(Named),
  following: z.boolean(),
  /** Who snoozed it, and why; null for customers. */
  snooze: z.object({ until: instant, by: Named, reason: z.string().nullable() }).nullable(),
  followsUp: TicketLink.nullable(),
  /** The system that it was taken over from, and what it was called there; null for customers. */
  imported: z.object({ source: z.string(), reference: z.string() }).nullable(),
  /** Where it goes on, once it was merged into another ticket. */
  mergedInto: TicketLink.nullable(),
  /** Tickets that were merged into this one; `comments` holds theirs too, by their time. */
  mergedFrom: z.array(TicketLink),
  /** The ticket, a comment of which became this one. */
  splitFrom: TicketLink.nullable(),
  /** Comments of this ticket that became tickets of their own. */
  splits: z.array(TicketLink.extend({ commentId: z.uuid() })),
  /** Values of the fields that the reader may see, by key; what `GET /ticket-fields` lists, where the ticket has a value. */
  fields: z.record(z.string(), FieldValue),
  comments: z.array(CommentView),
});
export type TicketView = z.infer<typeof TicketView>;

/** One entry of the timeline. `data` holds the event's fields without personal text; `changes` says before and after by name. */
export const TicketEventView = z.object({
  id: z.string(),
  version: z.int(),
  type: z.string(),
  at: instant,
  recordedAt: instant,
  actor: ActorView,
  correlationId: z.string(),
  causationId: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
  /** `label` of a field that the desk has added. */
  changes: z.array(z.object({ field: z.string(), label: z.string().optional(), from: z.string().nullable(), to: z.string().nullable() })),
  /** Where the desk's settings took the step, by themselves. */
  automatic: AutomaticStep.optional(),
});
export type TicketEventView = z.infer<typeof TicketEventView>;

export const TicketEventList = listOf(TicketEventView);
export type TicketEventList = z.infer<typeof TicketEventList>;

export const ListTicketEvents = z.strictObject({ limit: limitQuery, cursor: cursorQuery });
export type ListTicketEvents = z.infer<typeof ListTicketEvents>;

export const TicketSort = z.enum([
  'slaDueAt',
  '-slaDueAt',
  'updatedAt',
  '-updatedAt',
  'createdAt',
  '-createdAt',
  'priority',
  '-priority',
  'number',
  '-number',
  'snoozedUntil',
  '-snoozedUntil',
]);
export type TicketSort = z.infer<typeof TicketSort>;

/** A clock and how it stands: `met` and `breached` stay, `excused` is a breach that does not count, `running` is paused too and not breached yet. */
export const clockStandings = ['met', 'breached', 'excused', 'running'] as const;
export type ClockStanding = (typeof clockStandings)[number];
export const ClockFilter = z.templateLiteral([SlaTarget, ':', z.enum(clockStandings)]);
export type ClockFilter = z.infer<typeof ClockFilter>;

export const FieldFilter = z.string().regex(/^[a-z][a-z0-9_]{0,39}:[^,]{1,150}$/, 'Write the key of a field, a colon and a value');

export const ListTickets = z.strictObject({
  status: several(z.enum(statusIds)),
  category: several(StatusCategory),
  priority: several(Priority),
  type: several(TicketType),
  channel: several(Channel),
  teamId: several(z.union([z.uuid(), z.enum(['none', 'mine'])])),
  assigneeId: several(z.union([z.uuid(), z.enum(['none', 'me'])])),
  requesterId: several(z.uuid()),
  organisationId: several(z.union([z.uuid(), z.literal('none')])),
  /** A ticket matches that has all of them. */
  tag: several(Slug),
  /** A value of a field that the desk has added, as `tier:gold`; of several choices: has this one. A ticket matches that has all of them. */
  field: several(FieldFilter),
  /** State of the next clock. */
  sla: several(ClockState),
  /** Has at least one of these clocks, as `first-reply:breached`; of a target that comes again, any time counts. */
  clock: several(ClockFilter),
  /** `true`: only what is snoozed; `false`: only what is not. */
  snoozed: z.enum(['true', 'false']).optional(),
  createdFrom: instant.optional(),
  createdBefore: instant.optional(),
  solvedFrom: instant.optional(),
  solvedBefore: instant.optional(),
  /** Words in subject and comments, the requester's name or address, or a number such as T-1001. */
  q: text(200).optional(),
  /** `slaDueAt`: due next comes first, tickets without a running clock last. `-priority`: most urgent first. `snoozedUntil`: back next comes first, what is not snoozed last. */
  sort: TicketSort.default('slaDueAt'),
  limit: limitQuery,
  cursor: cursorQuery,
});
export type ListTickets = z.infer<typeof ListTickets>;

/** Figures of the queue's tabs: tickets that the reader may see and that are neither solved nor closed. Snoozed ones count as overdue and snoozed only. */
export const TicketCounts = z.object({
  all: z.int(),
  mine: z.int(),
  unassigned: z.int(),
  /** Of the reader's teams. */
  team: z.int(),
  /** Whose next clock is breached. */
  overdue: z.int(),
  snoozed: z.int(),
  /** By category: new, open, pending, on-hold. */
  byCategory: z.record(z.string(), z.int()),
});
export type TicketCounts = z.infer<typeof TicketCounts>;

const body = text(200_000).refine((value) => value.trim() !== '', 'Must say something');
const attachmentIds = z.array(z.uuid()).max(50);

export const OpenTicket = z.strictObject({
  subject: line(500),
  body,
  format: z.enum(['text', 'html']).default('text'),
  /** Needed from staff; a customer opens tickets for themselves only. */
  requester: z.strictObject({ email: emailAddress, name: line(200) }).optional(),
  priority: Priority.optional(),
  type: TicketType.optional(),
  severity: Severity.optional(),
  tags: z.array(Slug).max(50).optional(),
  teamId: z.uuid().optional(),
  assigneeId: z.uuid().optional(),
  channel: Channel.optional(),
  /** By the keys of `GET /ticket-fields`; staff only. */
  fields: z.record(FieldKey, FieldValue).optional(),
  attachmentIds: attachmentIds.optional(),
});
export type OpenTicket = z.infer<typeof OpenTicket>;

/** What is absent stays as it is. */
export const EditTicket = z
  .strictObject({
    subject: line(500).optional(),
    type: TicketType.optional(),
    status: z.enum(statusIds).optional(),
    priority: Priority.optional(),
    severity: Severity.nullable().optional(),
    teamId: z.uuid().nullable().optional(),
    assigneeId: z.uuid().nullable().optional(),
    requesterId: z.uuid().optional(),
    /** By the keys of `GET /ticket-fields`; null takes the value away. Fields that are not named stay as they are. */
    fields: z.record(FieldKey, FieldValue.nullable()).optional(),
  })
  .refine((changes) => Object.keys(changes).length > 0, 'Name at least one field to change');
export type EditTicket = z.infer<typeof EditTicket>;

/** Undone by `DELETE`; comes back earlier when the requester answers, or when somebody else changes its status or whose it is. */
export const SnoozeTicket = z.strictObject({
  /** In the future, at most a year ahead. */
  until: instant,
  reason: line(300).optional(),
});
export type SnoozeTicket = z.infer<typeof SnoozeTicket>;

/** Into another ticket of the same requester that is not closed. There is no way back. */
export const MergeTicket = z.strictObject({ into: z.uuid() });
export type MergeTicket = z.infer<typeof MergeTicket>;

/** A public comment of a customer becomes a ticket of its own, of whoever wrote it. Without a subject it has this ticket's. */
export const SplitTicket = z.strictObject({ commentId: z.uuid(), subject: line(500).optional() });
export type SplitTicket = z.infer<typeof SplitTicket>;

export const AddComment = z.strictObject({
  body,
  format: z.enum(['text', 'html']).default('text'),
  visibility: Visibility,
  /** How the writer came by it; programs leave it out, which makes it `api`. */
  channel: Channel.extract(['web', 'api', 'phone']).optional(),
  /** Answers of `POST /api/v1/attachments`, which the same person uploaded. */
  attachmentIds: attachmentIds.optional(),
});
export type AddComment = z.infer<typeof AddComment>;
