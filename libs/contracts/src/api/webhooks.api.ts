import { z } from 'zod';
import { line } from '../text';
import { cursorQuery, limitQuery, listOf } from './common';

const url = line(2_000).refine((value) => URL.canParse(value), 'Must be an address such as https://hooks.example.org/casewright');

/** As Standard Webhooks writes it: `whsec_` and 24 to 64 bytes in base64. */
const secret = z
  .string()
  .max(100)
  .refine(
    (value) => /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/.test(value),
    'Must be whsec_ and 24 to 64 bytes in base64; leave it out to have one made',
  );

/** `POST /webhook-targets`. Without a secret one is made. */
export const CreateWebhookTarget = z.strictObject({ name: line(100), url, secret: secret.optional() });
export type CreateWebhookTarget = z.infer<typeof CreateWebhookTarget>;

export const EditWebhookTarget = z.strictObject({ name: line(100), url }).partial();
export type EditWebhookTarget = z.infer<typeof EditWebhookTarget>;

/** `POST /webhook-targets/{id}/secret`: from now on it signs with another one. */
export const RenewWebhookSecret = z.strictObject({ secret: secret.optional() });
export type RenewWebhookSecret = z.infer<typeof RenewWebhookSecret>;

export const ListWebhookTargets = z.strictObject({ limit: limitQuery, cursor: cursorQuery });
export type ListWebhookTargets = z.infer<typeof ListWebhookTargets>;

/** What authors of rules see: the rest of an address can be as good as a password. */
export const WebhookTargetView = z.object({ id: z.uuid(), name: z.string(), host: z.string() });
export type WebhookTargetView = z.infer<typeof WebhookTargetView>;
export const WebhookTargetList = listOf(WebhookTargetView);
export type WebhookTargetList = z.infer<typeof WebhookTargetList>;

export const WebhookTargetDetailView = WebhookTargetView.extend({
  version: z.int(),
  url: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type WebhookTargetDetailView = z.infer<typeof WebhookTargetDetailView>;

/** The only answer that ever holds the secret. */
export const WebhookSecretView = WebhookTargetDetailView.extend({ secret: z.string() });
export type WebhookSecretView = z.infer<typeof WebhookSecretView>;

/** A delivery that was begun; `GET /deliveries/{id}` tells how it goes. */
export const WebhookTestView = z.object({ deliveryId: z.string() });
export type WebhookTestView = z.infer<typeof WebhookTestView>;
