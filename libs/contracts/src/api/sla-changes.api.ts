import { z } from 'zod';
import { SlaEffect, SlaTarget } from '../vocabulary';
import { CalendarContent } from './calendars.api';
import { TicketClockState } from './clocks.api';
import { ActorView, listOf, Named } from './common';
import { SlaPolicyContent } from './sla.api';

/** A change as it would be saved. */
export const SlaChangeDraft = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('create-policy'), content: SlaPolicyContent }),
  z.strictObject({ kind: z.literal('edit-policy'), id: z.uuid(), content: SlaPolicyContent }),
  z.strictObject({ kind: z.literal('remove-policy'), id: z.uuid() }),
  z.strictObject({ kind: z.literal('reorder-policies'), ids: z.array(z.uuid()).max(500) }),
  z.strictObject({ kind: z.literal('edit-calendar'), id: z.uuid(), content: CalendarContent }),
]);
export type SlaChangeDraft = z.infer<typeof SlaChangeDraft>;

/**
 * `POST /sla-changes/preview`: what would saving it do to the clocks that run now? One answer looks at so many open tickets as take part of
 * a second; `after` is the `next` of the answer before.
 */
export const PreviewSlaChange = z.strictObject({ change: SlaChangeDraft, effect: SlaEffect, after: z.uuid().optional() });
export type PreviewSlaChange = z.infer<typeof PreviewSlaChange>;

/** A clock whose state or due time would change. Null: it has, or would have, no clock, or it stands still. */
export const ChangedClock = z.object({
  ticket: z.object({ id: z.string(), number: z.int(), subject: z.string().nullable() }),
  target: SlaTarget,
  before: z.object({ state: TicketClockState, dueAt: z.string().nullable() }).nullable(),
  after: z.object({ state: TicketClockState, dueAt: z.string().nullable() }).nullable(),
});
export type ChangedClock = z.infer<typeof ChangedClock>;

const changedClocks = z.object({ count: z.int(), first: z.array(ChangedClock).max(100) });

export const SlaChangePreview = z.object({
  /** Open tickets that this answer looked at, and how many of them the change touches. */
  tickets: z.int(),
  touched: z.int(),
  /** All open tickets. */
  open: z.int(),
  /** Where to go on; null: these were the last. */
  next: z.uuid().nullable(),
  /** In time now, and breached at once. */
  breached: changedClocks,
  /** Breached now, and in time again. */
  saved: changedClocks,
  /** Due at another time, neither breached nor saved by it. */
  moved: changedClocks,
});
export type SlaChangePreview = z.infer<typeof SlaChangePreview>;

/** `GET /sla-changes`, newest first, and `GET /sla-changes/{id}`: how far a change has come with the clocks that run. */
export const SlaChangeView = z.object({
  id: z.string(),
  kind: z.enum(['create-policy', 'edit-policy', 'remove-policy', 'reorder-policies', 'edit-calendar']),
  /** The policy or calendar; null for an order. */
  subject: Named.nullable(),
  effect: SlaEffect,
  at: z.string(),
  by: ActorView,
  /** Tickets that it was carried to, of those with a clock; 0 of 0 for new tickets only. */
  done: z.int(),
  total: z.int(),
  state: z.enum(['running', 'done']),
});
export type SlaChangeView = z.infer<typeof SlaChangeView>;
export const SlaChangeList = listOf(SlaChangeView);
export type SlaChangeList = z.infer<typeof SlaChangeList>;
