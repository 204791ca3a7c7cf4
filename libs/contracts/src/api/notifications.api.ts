import { z } from 'zod';
import { SlaTarget } from '../vocabulary';
import { ActorView, cursorQuery, limitQuery, listOf, TicketRef } from './common';

/** What happened: the ticket became theirs, its requester answered, somebody left a note, a clock is nearly due, or past it; or a rule tells them. It waits for somebody, and has climbed a step of a ladder. A rule of theirs was stopped. A ticket they snoozed is back, or it is time for a reminder that they set. */
export const NotificationKind = z.enum([
  'assigned',
  'answered',
  'noted',
  'clock-warned',
  'clock-breached',
  'told',
  'escalated',
  'rule-tripped',
  'returned',
  'reminded',
]);
export type NotificationKind = z.infer<typeof NotificationKind>;

export const NotificationView = z.object({
  id: z.string(),
  kind: NotificationKind,
  /** Null where it is about a rule; that is then `by`. */
  ticket: TicketRef.nullable(),
  /** Who did it; null where nobody did, as with clocks. */
  by: ActorView.nullable(),
  /** Which clock; null where it is about none. */
  target: SlaTarget.nullable(),
  /** What a rule or a ladder has to say, or why a rule was stopped; null for other kinds, and where it was erased with the person whom it may have been about. */
  text: z.string().nullable(),
  at: z.string(),
  read: z.boolean(),
});
export type NotificationView = z.infer<typeof NotificationView>;

/** More are counted as this many. */
export const mostUnreadCounted = 100;

/** `unreadCount` counts all of them, not only those of the page, up to 100. */
export const NotificationList = listOf(NotificationView).extend({ unreadCount: z.int() });
export type NotificationList = z.infer<typeof NotificationList>;

export const ListNotifications = z.strictObject({
  /** `true`: only those that were not read yet; `false`: only those that were. */
  unread: z.enum(['true', 'false']).optional(),
  limit: limitQuery,
  cursor: cursorQuery,
});
export type ListNotifications = z.infer<typeof ListNotifications>;

/** `upTo` and everything before it, or the ones in `ids`, or all about one ticket. What is not the reader's own is left alone. */
export const ReadNotifications = z
  .strictObject({ upTo: z.uuid().optional(), ids: z.array(z.uuid()).min(1).max(200).optional(), ticketId: z.uuid().optional() })
  .refine((which) => Object.keys(which).length === 1, 'Name one of upTo, ids and ticketId');
export type ReadNotifications = z.infer<typeof ReadNotifications>;

export const UnreadNotifications = z.object({ unreadCount: z.int() });
export type UnreadNotifications = z.infer<typeof UnreadNotifications>;
