import { problemCodes, type Problem } from '@casewright/contracts';
import { newId } from '@casewright/kernel';
import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { BaseWsExceptionFilter, WsException } from '@nestjs/websockets';
import type { FastifyReply } from 'fastify';
import { problemOf, toProblem } from './problem';
import { isUnavailable } from './unavailable';

/** Turns everything that is thrown into problem details (RFC 9457). The unexpected is logged under an id, and only the id is told. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');
  private readonly sockets = new BaseWsExceptionFilter();

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = toProblem(error) ?? this.unexpected(error);
    if (isUnavailable(error)) this.logger.warn({ err: error, msg: 'The database did not answer' });
    if (host.getType() === 'http') {
      sendProblem(host.switchToHttp().getResponse<FastifyReply>(), problem);
    } else {
      this.sockets.catch(new WsException({ code: problem.code, message: problem.title, errorId: problem.errorId }), host);
    }
  }

  private unexpected(error: unknown): Problem {
    const errorId = newId();
    this.logger.error({ err: error, errorId, msg: 'Unexpected error' });
    const { detail: _, ...problem } = problemOf('server.error', problemCodes['server.error'].title);
    return { ...problem, errorId };
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (reply.sent) return;
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  const { retryAfter } = problem as { retryAfter?: unknown };
  if (typeof retryAfter === 'number') void reply.header('retry-after', String(Math.max(1, Math.ceil(retryAfter))));
  // As bytes: Fastify would otherwise put its own content type on an object.
  void reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}
