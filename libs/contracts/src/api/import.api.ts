import { z } from 'zod';
import { emailAddress, line, text } from '../text';
import { FieldKey, FieldValue } from '../ticket-fields';
import { Channel, Priority, Severity, Slug, StatusCategory, TicketType, Visibility } from '../vocabulary';

/* Route: POST /api/v1/tickets/import. */

const instant = z.iso.datetime();
const person = { email: emailAddress, name: line(200) };

/** A message as it was written in the other system. */
export const ImportedComment = z.strictObject({
  /** A customer becomes a person here; an agent is found among the users by the address, and named where there is none. */
  author: z.strictObject({ kind: z.enum(['customer', 'agent']), ...person }),
  at: instant,
  body: text(200_000).refine((value) => value.trim() !== '', 'Must say something'),
  format: z.enum(['text', 'html']).default('text'),
  visibility: Visibility.default('public'),
  /** Answers of `POST /api/v1/attachments`, which the same person uploaded. */
  attachmentIds: z.array(z.uuid()).max(50).optional(),
});
export type ImportedComment = z.infer<typeof ImportedComment>;

/** One ticket of another system with its past. `source` and `reference` name it: what was taken over before is left as it is. */
export const ImportTicket = z.strictObject({
  source: Slug,
  reference: line(100),
  subject: line(500),
  requester: z.strictObject(person),
  openedAt: instant,
  /** One that is solved there is closed here. */
  status: StatusCategory,
  solvedAt: instant.optional(),
  channel: Channel.default('api'),
  type: TicketType.default('question'),
  priority: Priority.default('normal'),
  severity: Severity.optional(),
  tags: z.array(Slug).max(50).default([]),
  teamId: z.uuid().optional(),
  /** The address of an active user. */
  assignee: emailAddress.optional(),
  /** By the keys of `GET /ticket-fields`. */
  fields: z.record(FieldKey, FieldValue).default({}),
  /** Oldest first; the first one describes the ticket. */
  comments: z.array(ImportedComment).min(1).max(200),
});
export type ImportTicket = z.infer<typeof ImportTicket>;

/** `repeated`: it had been taken over before, and nothing was done. */
export const ImportedTicket = z.object({ id: z.uuid(), reference: z.string(), repeated: z.boolean() });
export type ImportedTicket = z.infer<typeof ImportedTicket>;
