import {
  applyDecorators,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
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
export const Versioned = () => applyDecorators(UseInterceptors(VersionInterceptor), AnswersWithETag());

/** Has the document name the header. */
export const AnswersWithETag = () => ApiExtension('x-etag', true);
