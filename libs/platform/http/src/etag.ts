import { Injectable, UseInterceptors, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { tap, type Observable } from 'rxjs';

export const etagOf = (version: number): string => `"${version}"`;

@Injectable()
export class VersionInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(tap((answer: unknown) => tagReply(context.switchToHttp().getResponse<FastifyReply>(), answer)));
  }
}

function tagReply(reply: FastifyReply, answer: unknown): void {
  if (typeof answer !== 'object' || answer === null || !('version' in answer)) return;
  if (typeof answer.version === 'number') void reply.header('etag', etagOf(answer.version));
}

/** The answer is one row with a `version`: it becomes the ETag. */
export const Versioned = () => UseInterceptors(VersionInterceptor);
