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

export const ProcessState = z.enum(['running', 'done', 'parked', 'cancelled']);
export type ProcessState = z.infer<typeof ProcessState>;

/** Where processes are kept. */
export const ProcessHostName = z.enum(['postgres', 'temporal']);
export type ProcessHostName = z.infer<typeof ProcessHostName>;

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
  /** Why it is parked, or was cancelled. */
  error: z.string().nullable(),
  host: ProcessHostName,
});
export type ProcessView = z.infer<typeof ProcessView>;

/** One thing in the life of a process: an event that it heard, a wake-up that it answered, or an event that one of its commands led to. */
export const ProcessStepView = z.object({
  at: z.iso.datetime(),
  kind: z.enum(['input', 'wake', 'command']),
  /** The type of the event; null for a wake-up. */
  event: z.string().nullable(),
  /** For a wake-up: when it was asked for, and how many commands it was answered with. */
  due: z.iso.datetime().nullable(),
  commands: z.int().nullable(),
  /** For what a command led to: the number of the command. */
  number: z.int().nullable(),
});
export type ProcessStepView = z.infer<typeof ProcessStepView>;

/** `GET /processes/{type}/{key}`: with its newest steps, the newest first. */
export const ProcessDetailView = ProcessView.extend({
  state: z.unknown(),
  steps: z.array(ProcessStepView),
  /** Of its newest commands so many led to no event: they were refused, changed nothing, or are older than 30 days. */
  silentCommands: z.int(),
  /** Its page in Temporal, where it lives there and `TEMPORAL_UI_URL` is set. */
  temporalUrl: z.url().nullable(),
});
export type ProcessDetailView = z.infer<typeof ProcessDetailView>;

/** `POST /processes/{type}/{key}/cancel`: ends it for good, with a reason for those who come after. */
export const CancelProcess = z.strictObject({ reason: text(300) });
export type CancelProcess = z.infer<typeof CancelProcess>;

/** `GET /processes/counts`. */
/** `late`: how many of them should have been woken more than a minute ago. */
export const ProcessCountView = z.object({
  ...{ type: z.string(), status: ProcessState, host: ProcessHostName },
  ...{ count: z.int(), late: z.int() },
});
export const ProcessCountList = z.object({ items: z.array(ProcessCountView) });
export type ProcessCountList = z.infer<typeof ProcessCountList>;

/** `POST /processes/moves`: has running processes go on on the other host; all of them, those of a type, or the one with a key. */
export const MoveProcesses = z.strictObject({ to: ProcessHostName, type: text(100).optional(), key: text(200).optional() });
export type MoveProcesses = z.infer<typeof MoveProcesses>;

/** A move: of `total` processes so many are `left`. */
export const ProcessMoveView = z.object({
  id: z.uuid(),
  to: ProcessHostName,
  type: z.string().nullable(),
  key: z.string().nullable(),
  total: z.int(),
  left: z.int(),
  requestedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  /** Why it does not get on just now. */
  problem: z.string().nullable(),
});
export type ProcessMoveView = z.infer<typeof ProcessMoveView>;

/** `GET /processes/moves`, the newest first. `possible`: this installation has a Temporal. */
export const ProcessMoveList = z.object({ possible: z.boolean(), items: z.array(ProcessMoveView) });
export type ProcessMoveList = z.infer<typeof ProcessMoveList>;

/** `GET /processes`, ordered by id. `q` is a ticket number such as `T-1001`, or the beginning of an id. */
export const ListProcesses = z.strictObject({
  type: text(100).optional(),
  status: ProcessState.optional(),
  /** Only those that run and should have been woken more than a minute ago. */
  late: z.literal('true').optional(),
  q: text(200).optional(),
  limit: limitQuery,
  cursor: cursorQuery,
});
export type ListProcesses = z.infer<typeof ListProcesses>;

export const ProcessList = listOf(ProcessView);
export type ProcessList = z.infer<typeof ProcessList>;
