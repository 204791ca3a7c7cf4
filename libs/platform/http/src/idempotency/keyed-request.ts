import { DomainError, type Principal } from '@casewright/kernel';
import type { FastifyRequest } from 'fastify';
import { createHmac } from 'node:crypto';

type Request = Pick<FastifyRequest, 'method' | 'url' | 'body' | 'headers'> & { readonly principal?: Principal };

/** A request that its sender may repeat. */
export interface KeyedRequest {
  readonly actorId: string;
  readonly key: string;
  /** Of what was asked, so that a key that comes again with another request is noticed. */
  readonly hash: string;
}

const unsafe: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Null where there is no key, nothing to change, or nobody signed in: what is public exchanges secrets, and none is to be kept. */
export function keyedRequest(request: Request, secret: Buffer): KeyedRequest | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined || !request.principal || !unsafe.has(request.method)) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,128}$/.test(key)) {
    throw new DomainError('request.malformed', 'Idempotency-Key must be 1 to 128 visible ASCII characters.');
  }
  return { actorId: request.principal.userId, key, hash: hashOf(request, secret) };
}

/** The id of the command that the request sends. */
export const commandIdOf = ({ actorId, key }: KeyedRequest): string => `http:${actorId}:${key}`;

/** With a secret, because a body may hold a password or be short enough to guess. */
function hashOf({ method, url, body }: Request, secret: Buffer): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([method, url, body ?? null]))
    .digest('hex');
}
