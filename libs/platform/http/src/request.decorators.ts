import { Clock, DomainError, firstMeta, newId, type CommandMeta, type Principal } from '@casewright/kernel';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { commandIdOf, type KeyedRequest } from './idempotency/keyed-request';

export interface AuthenticatedRequest extends FastifyRequest {
  principal?: Principal;
  clock?: Clock;
  keyed?: KeyedRequest;
}

const requestOf = (context: ExecutionContext): AuthenticatedRequest => context.switchToHttp().getRequest<AuthenticatedRequest>();

function principalOf(request: AuthenticatedRequest): Principal {
  if (!request.principal) throw new DomainError('auth.required', 'Sign in first.');
  return request.principal;
}

/** Who is asking. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Principal => principalOf(requestOf(context)));

/**
 * Meta of the command that this request sends. `Idempotency-Key` is the command id, kept apart per user; the id of the request is
 * the correlation id, so that a log line leads to the events and back.
 */
export const Meta = createParamDecorator((_: unknown, context: ExecutionContext): CommandMeta => {
  const request = requestOf(context);
  const principal = principalOf(request);
  if (!request.clock) throw new Error('The route is not behind the guard');
  const kind = principal.role === 'customer' ? 'customer' : 'user';
  const meta = firstMeta(newId(), { kind, id: principal.userId }, request.clock.now());
  const chosen = request.keyed ? { commandId: commandIdOf(request.keyed), requestHash: request.keyed.hash } : {};
  return { ...meta, ...chosen, correlationId: request.id };
});

/** The version in `If-Match`, or undefined where the header is absent. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): number | undefined => {
    const header = requestOf(context).headers['if-match'];
    if (header === undefined || header === '*') return undefined;
    const match = /^(?:W\/)?"(\d{1,15})"$/.exec(header);
    if (!match?.[1]) throw new DomainError('request.malformed', 'If-Match must be the ETag of an earlier answer, such as "3".');
    return Number(match[1]);
  },
  [namesIfMatch],
);

/** Has the document name the header. */
function namesIfMatch(target: object, method: string | symbol | undefined): void {
  const descriptor = method === undefined ? undefined : Object.getOwnPropertyDescriptor(target, method);
  if (method !== undefined && descriptor) ApiExtension('x-if-match', true)(target, method, descriptor);
}
