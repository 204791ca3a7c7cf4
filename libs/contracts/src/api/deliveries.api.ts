import { z } from 'zod';
import { text } from '../text';
import { cursorQuery, limitQuery, listOf, TicketRef } from './common';

export const DeliveryState = z.enum(['waiting', 'sending', 'delivered', 'dead', 'cancelled']);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** One send to one target. `dead` is a dead letter: out of attempts, until a person replays or cancels it. */
export const DeliveryView = z.object({
  id: z.string(),
  capability: z.string(),
  /** What it is, as its sender calls it: `comment`, `acknowledgment`, `invitation`; null where the sender names none. */
  kind: z.string().nullable(),
  status: DeliveryState,
  attempts: z.int(),
  maxAttempts: z.int(),
  ticketId: z.string().nullable(),
  /** The ticket that it belongs to, where there is one. */
  ticket: TicketRef.nullable(),
  eventId: z.string().nullable(),
  subjectId: z.string().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** When it is tried next; null where nothing is to be done any more. */
  nextAt: z.iso.datetime().nullable(),
  receipt: z.string().nullable(),
  error: z.string().nullable(),
});
export type DeliveryView = z.infer<typeof DeliveryView>;

export const DeliveryAttemptView = z.object({
  attempt: z.int(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  outcome: z.enum(['delivered', 'failed']),
  error: z.string().nullable(),
});
export type DeliveryAttemptView = z.infer<typeof DeliveryAttemptView>;

/** `GET /deliveries/{id}`: with what the sender was given (ids only) and every attempt, oldest first. */
export const DeliveryDetailView = DeliveryView.extend({
  payload: z.record(z.string(), z.unknown()),
  history: z.array(DeliveryAttemptView),
});
export type DeliveryDetailView = z.infer<typeof DeliveryDetailView>;

/** `GET /deliveries`, newest first. `q` is a ticket number such as `T-1001`, or a part of an id, receipt or error. */
export const ListDeliveries = z.strictObject({
  status: DeliveryState.optional(),
  capability: text(100).optional(),
  kind: text(100).optional(),
  ticketId: z.uuid().optional(),
  q: text(200).optional(),
  limit: limitQuery,
  cursor: cursorQuery,
});
export type ListDeliveries = z.infer<typeof ListDeliveries>;

export const DeliveryList = listOf(DeliveryView);
export type DeliveryList = z.infer<typeof DeliveryList>;

/** `GET /deliveries/counts`: how many are in each state. */
export const DeliveryCountsView = z.record(DeliveryState, z.int());
export type DeliveryCountsView = z.infer<typeof DeliveryCountsView>;

export const ProcessState = z.enum(['running', 'done', 'parked']);
export type ProcessState = z.infer<typeof ProcessState>;

/** A process manager at work for one subject. `parked`: an input failed too often; a person can have it tried again. */
export const ProcessView = z.object({
  id: z.string(),
  type: z.string(),
  key: z.string(),
  /** The ticket that it works for, where there is one. */
  ticket: TicketRef.nullable(),
  definitionVersion: z.int(),
  status: ProcessState,
  wakeAt: z.iso.datetime().nullable(),
  error: z.string().nullable(),
});
export type ProcessView = z.infer<typeof ProcessView>;

/** `GET /processes/{type}/{key}`. */
export const ProcessDetailView = ProcessView.extend({ state: z.unknown() });
export type ProcessDetailView = z.infer<typeof ProcessDetailView>;

/** `GET /processes`, ordered by id. `q` is a ticket number such as `T-1001`, or the beginning of an id. */
export const ListProcesses = z.strictObject({
  type: text(100).optional(),
  status: ProcessState.optional(),
  q: text(200).optional(),
  limit: limitQuery,
  cursor: cursorQuery,
});
export type ListProcesses = z.infer<typeof ListProcesses>;

export const ProcessList = listOf(ProcessView);
export type ProcessList = z.infer<typeof ProcessList>;
