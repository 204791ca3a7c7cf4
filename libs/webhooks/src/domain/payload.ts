import { webhookCommands } from '@casewright/contracts';
import { z } from 'zod';

/** The capability under which webhooks are handed to `Deliveries.create`. */
export const webhookSend = 'webhook.send';

const target = { targetId: z.uuid(), at: z.iso.datetime() };

/** What the payload of a `webhook.send` delivery may be. No address, no secret, and no text about people. */
export const WebhookPayload = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rule'), ...target, call: webhookCommands['webhook.call'], eventId: z.string().nullable() }),
  z.strictObject({ kind: z.literal('test'), ...target }),
]);
export type WebhookPayload = z.infer<typeof WebhookPayload>;
