import { timingSafeEqual } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { Config } from '@casewright/config';
import { DomainError } from '@casewright/kernel';
import { Injectable, Optional, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { bearerToken } from '../auth.guard';
import { Authenticator } from '../authenticator';

/**
 * Figures are for a Prometheus on the same machine, for one that knows METRICS_TOKEN, and for people with `system.view`.
 * A proxy on this machine also comes from the loopback address, so a request that was passed on does not count as local.
 */
@Injectable()
export class MetricsGuard implements CanActivate {
  constructor(
    private readonly config: Config,
    @Optional() private readonly authenticator?: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (isLocal(request)) return true;
    const token = bearerToken(request.headers.authorization);
    if (!token) throw new DomainError('auth.required', 'Send the scrape token or an access token as a bearer token.');
    if (sameText(token, this.config.values.METRICS_TOKEN)) return true;
    const principal = await this.authenticator?.authenticate(token);
    if (!principal) throw new DomainError('auth.expired', 'The token is not valid, or no longer.');
    if (!principal.permissions.has('system.view')) throw new DomainError('permission.denied', 'Your role does not include this.');
    return true;
  }
}

const passedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];

export function isLocal(
  request: Pick<FastifyRequest, 'headers'> & { readonly socket: { readonly remoteAddress?: string | undefined } },
): boolean {
  const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const loopback = address === '::1' || (isIPv4(address) && address.startsWith('127.'));
  return loopback && passedOn.every((header) => request.headers[header] === undefined);
}

function sameText(given: string, expected: string | undefined): boolean {
  if (expected === undefined) return false;
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
