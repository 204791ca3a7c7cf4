import { createHmac } from 'node:crypto';

/** The headers of Standard Webhooks (https://www.standardwebhooks.com), version 1: the receiver checks who sent it, and when. */
export function signedHeaders(id: string, at: Date, body: string, secret: string): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
