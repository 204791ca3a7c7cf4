import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, map, type Observable } from 'rxjs';
import type { AuthenticatedRequest } from '../request.decorators';
import { AnswerKeys } from './answer-keys';
import { FirstAnswers } from './first-answers';
import { keyedRequest } from './keyed-request';
import { onRepeatKey, type RepeatHandling } from './on-repeat';
import type { Answer } from './stored-answers';

/** Outermost, so that what is stored is what was sent: past every other interceptor. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly answers: FirstAnswers,
    private readonly keys: AnswerKeys,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const keyed = keyedRequest(request, this.keys.hashing);
    if (!keyed) return next.handle();
    request.keyed = keyed;
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const targets = [context.getHandler(), context.getClass()];
    const handling = this.reflector.getAllAndOverride<RepeatHandling | undefined>(onRepeatKey, targets) ?? 'in-one-transaction';
    return from(this.answers.answer(keyed, handling, () => answerOf(reply, next))).pipe(map((answer) => repeat(reply, answer)));
  }
}

async function answerOf(reply: FastifyReply, next: CallHandler): Promise<Answer> {
  const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
  const etag = reply.getHeader('etag');
  return { status: reply.statusCode, headers: typeof etag === 'string' ? { etag } : {}, body };
}

function repeat(reply: FastifyReply, { status, headers, body }: Answer): unknown {
  void reply.status(status).headers(headers);
  return body;
}
