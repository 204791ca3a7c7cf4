import { z } from 'zod';
import { text } from '../text';
import { cursorQuery, limitQuery, listOf, TicketRef } from './common';

/*
 * Routes: GET /api/v1/system, GET /subscriptions, POST /subscriptions/{name}/rebuild, GET /subscriptions/parked,
 * POST /subscriptions/parked/{id}/retry, POST /subscriptions/parked/{id}/discard, GET /processes, GET /deliveries,
 * POST /deliveries/{id}/replay, POST /deliveries/{id}/cancel,
 * GET /plugins.
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
  /** Why it does not get on, since when; null while it does. A problem of the database begins with its SQLSTATE. No data stands in it. */
  fault: z.object({ message: z.string(), since: z.iso.datetime() }).nullable(),
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

/** `retrying` by itself, `parked` until a person decides, `waiting` behind an earlier event of its stream. */
export const ParkedState = z.enum(['retrying', 'parked', 'waiting']);
export type ParkedState = z.infer<typeof ParkedState>;

/** `GET /subscriptions/parked`, newest first. `q` is a ticket number such as `T-1001`, or a part of an event type or error. */
export const ListParkedEvents = z.strictObject({
  subscription: z.string().max(64).optional(),
  status: ParkedState.optional(),
  q: text(200).optional(),
  limit: limitQuery,
  cursor: cursorQuery,
});
export type ListParkedEvents = z.infer<typeof ListParkedEvents>;

export const ParkedEventView = z.object({
  id: z.string(),
  subscription: z.string(),
  streamId: z.string(),
  streamVersion: z.int(),
  eventType: z.string(),
  /** The ticket whose event it is, where it is one's. */
  ticket: TicketRef.nullable(),
  status: ParkedState,
  attempts: z.int(),
  error: z.string().nullable(),
  nextTryAt: z.iso.datetime().nullable(),
  parkedAt: z.iso.datetime(),
});
export type ParkedEventView = z.infer<typeof ParkedEventView>;

export const ParkedEventList = listOf(ParkedEventView);
export type ParkedEventList = z.infer<typeof ParkedEventList>;

/** How a plugin does in one process of the installation, as that process last reported it. */
export const PluginInstanceView = z.object({
  /** Host and process id. */
  process: z.string(),
  /** `silent`: it has not reported for a minute, so it is gone or stuck. */
  state: z.enum(['starting', 'running', 'stopped', 'failed', 'silent']),
  /** What the plugin says is wrong, one sentence per capability; empty: all is well. */
  problems: z.array(z.object({ capability: z.string(), problem: z.string() })),
  /** The last thing that went wrong, also when it is over. */
  lastError: z.object({ message: z.string(), at: z.iso.datetime() }).nullable(),
  startedAt: z.iso.datetime().nullable(),
  seenAt: z.iso.datetime(),
});
export type PluginInstanceView = z.infer<typeof PluginInstanceView>;

export const PluginView = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  capabilities: z.array(z.string()),
  /** The worst of its instances; `absent`: no process runs it. */
  health: z.enum(['well', 'troubled', 'failed', 'absent']),
  instances: z.array(PluginInstanceView),
});
export type PluginView = z.infer<typeof PluginView>;

/** `GET /plugins`: those of this installation, by name. */
export const PluginList = listOf(PluginView);
export type PluginList = z.infer<typeof PluginList>;
