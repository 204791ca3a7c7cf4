import { z } from 'zod';

/** What is told about a ticket when a rule calls a webhook: no text and no names, so that it may be kept. */
export const WebhookTicket = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  status: z.string(),
  statusCategory: z.string(),
  priority: z.string(),
  severity: z.string().nullable(),
  type: z.string(),
  channel: z.string(),
  teamId: z.string().nullable(),
  assigneeId: z.string().nullable(),
  requesterId: z.string(),
  organisationId: z.string().nullable(),
  tags: z.array(z.string()),
});
export type WebhookTicket = z.infer<typeof WebhookTicket>;

/** Whether the subject, and the name and address of the requester, are told as well. They are looked up when it is sent. */
export const WebhookPeople = z.enum(['none', 'included']);
export type WebhookPeople = z.infer<typeof WebhookPeople>;

/** Commands of webhooks that other contexts may send by name. */
export const webhookCommands = {
  /** Calls a target once per command id. */
  'webhook.call': z.strictObject({
    targetId: z.uuid(),
    people: WebhookPeople,
    event: z.strictObject({ type: z.string(), at: z.iso.datetime() }),
    rule: z.strictObject({ id: z.uuid(), version: z.int() }),
    ticket: WebhookTicket,
  }),
} as const;

export type WebhookCall = z.infer<(typeof webhookCommands)['webhook.call']>;
/** `{ type, data }` as it is sent. */
export interface WebhookCallMessage {
  readonly type: 'webhook.call';
  readonly data: WebhookCall;
}
