import { webhookCommands, type WebhookCall } from '@casewright/contracts';
import { idFrom } from '@casewright/kernel';
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

/** What a rule's command asks to send. `eventId`: what the command follows from. */
export const ruleCall = (call: WebhookCall, at: string, eventId: string | null): WebhookPayload => ({
  kind: 'rule',
  targetId: call.targetId,
  at,
  call,
  eventId,
});

/** It follows from the command, so a repeat makes no second delivery; the receiver sees it as `webhook-id`. */
export const deliveryIdOf = (commandId: string): string => idFrom(`webhook:${commandId}`);
