import { AnswersWithETag, etagOf } from '@casewright/http';
import {
  applyDecorators,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { tap, type Observable } from 'rxjs';

@Injectable()
export class RevisionInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<{ readonly revision: number }>): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(tap(({ revision }) => void reply.header('etag', etagOf(revision))));
  }
}

/** The ETag of a rule is its revision, which drafts and pauses raise too; `version` counts what was published. */
export const Revised = () => applyDecorators(UseInterceptors(RevisionInterceptor), AnswersWithETag());
