import { createHmac } from 'node:crypto';
import type { UnsignedRequest } from './request-writer';

/** The header of Standard Webhooks (https://www.standardwebhooks.com), version 1: the receiver checks who sent it, and when. */
export function signatureOf({ headers, body }: UnsignedRequest, secret: string): { readonly 'webhook-signature': string } {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  return { 'webhook-signature': `v1,${createHmac('sha256', key).update(signed).digest('base64')}` };
}
