import { z } from 'zod';

export const Priority = z.enum(['low', 'normal', 'high', 'urgent']);
export type Priority = z.infer<typeof Priority>;

export const Severity = z.enum(['S1', 'S2', 'S3', 'S4']);
export type Severity = z.infer<typeof Severity>;

/** What the engine sees; a status is the admin's label for one of these. */
export const StatusCategory = z.enum(['new', 'open', 'pending', 'on-hold', 'solved', 'closed']);
export type StatusCategory = z.infer<typeof StatusCategory>;

export const TicketType = z.enum(['question', 'incident', 'problem', 'task']);
export type TicketType = z.infer<typeof TicketType>;

export const Channel = z.enum(['mail', 'web', 'api', 'phone', 'plugin']);
export type Channel = z.infer<typeof Channel>;

export const Visibility = z.enum(['public', 'internal']);
export type Visibility = z.infer<typeof Visibility>;

export const Role = z.enum(['admin', 'manager', 'agent', 'engineer', 'customer']);
export type Role = z.infer<typeof Role>;

/** What a clock of a ticket waits for. `next-reply`, `periodic-update` and `ownership` come again: each time is an episode of its own. */
export const SlaTarget = z.enum([
  'first-reply',
  'next-reply',
  'periodic-update',
  'agent-work',
  'requester-wait',
  'resolution',
  'ownership',
]);
export type SlaTarget = z.infer<typeof SlaTarget>;

/** What a change of an agreement does to the clocks that run: nothing, count on under it from now, or count again as if it had always held. */
export const SlaEffect = z.enum(['new-tickets', 'remaining-time', 'recompute']);
export type SlaEffect = z.infer<typeof SlaEffect>;

export const ClockState = z.enum(['active', 'paused', 'met', 'breached']);
export type ClockState = z.infer<typeof ClockState>;

/** Lower case letters, digits and inner dashes; how tags and status ids are written. */
export const Slug = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\p{Ll}\p{N}]+(-[\p{Ll}\p{N}]+)*$/u, 'Use lower case letters, digits and dashes');
