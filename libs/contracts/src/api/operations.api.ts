import { z } from 'zod';
import { cursorQuery, limitQuery, listOf } from './common';

/*
 * Routes: GET /api/v1/system, GET /subscriptions, POST /subscriptions/{name}/rebuild, GET /subscriptions/parked,
 * POST /subscriptions/parked/{id}/retry, POST /subscriptions/parked/{id}/discard, GET /processes, GET /deliveries,
 * POST /deliveries/{id}/replay, POST /deliveries/{id}/cancel.
 */

export const SubscriptionState = z.enum(['live', 'building', 'retired']);
export type SubscriptionState = z.infer<typeof SubscriptionState>;

/** One build of a projection, or a reactor. */
export const SubscriptionView = z.object({
  name: z.string(),
  kind: z.enum(['projection', 'reactor']),
  version: z.int(),
  build: z.int(),
  state: SubscriptionState,
  /** The process that works on it; null: nobody does. */
  worker: z.string().nullable(),
  /** Events of interest that it has not handled yet; counted up to 10,000. */
  behind: z.int(),
  /** Age of the first of them. */
  lagMilliseconds: z.int(),
  parked: z.int(),
  retrying: z.int(),
  waiting: z.int(),
  movedAt: z.iso.datetime(),
});
export type SubscriptionView = z.infer<typeof SubscriptionView>;

export const SubscriptionList = listOf(SubscriptionView);
export type SubscriptionList = z.infer<typeof SubscriptionList>;

/** `GET /about`, for everybody. */
export const AboutView = z.object({ profile: z.enum(['embedded', 'cluster']), demo: z.boolean() });
export type AboutView = z.infer<typeof AboutView>;

/** The log as a whole. */
export const SystemView = z.object({
  version: z.string(),
  profile: z.enum(['embedded', 'cluster']),
  events: z.int(),
  streams: z.int(),
  epoch: z.int(),
  /** Age of the oldest event that is stored but hidden behind a transaction still under way; null: none is. */
  firstHiddenMilliseconds: z.int().nullable(),
  worstLagMilliseconds: z.int(),
  parked: z.int(),
});
export type SystemView = z.infer<typeof SystemView>;

export const ListParkedEvents = z.strictObject({ subscription: z.string().max(64).optional(), limit: limitQuery, cursor: cursorQuery });
export type ListParkedEvents = z.infer<typeof ListParkedEvents>;

/** `retrying` by itself, `parked` until a person decides, `waiting` behind an earlier event of its stream. */
export const ParkedEventView = z.object({
  id: z.string(),
  subscription: z.string(),
  streamId: z.string(),
  streamVersion: z.int(),
  eventType: z.string(),
  status: z.enum(['retrying', 'parked', 'waiting']),
  attempts: z.int(),
  error: z.string().nullable(),
  nextTryAt: z.iso.datetime().nullable(),
  parkedAt: z.iso.datetime(),
});
export type ParkedEventView = z.infer<typeof ParkedEventView>;

export const ParkedEventList = listOf(ParkedEventView);
export type ParkedEventList = z.infer<typeof ParkedEventList>;
