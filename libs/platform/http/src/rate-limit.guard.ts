import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { RateLimits, type RateLimitOptions } from './rate-limit';

const rateLimitKey = 'casewright:rate-limit';

/** At most so many calls of this route per client address. */
export const RateLimit = (options: RateLimitOptions) => SetMetadata(rateLimitKey, options);

@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const options = this.reflector.get<RateLimitOptions | undefined>(rateLimitKey, context.getHandler());
    if (!options || context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    await this.limits.consume(`${context.getClass().name}.${context.getHandler().name}`, options, request.ip);
    return true;
  }
}
