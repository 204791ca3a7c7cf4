import { Metrics, withLogContext, type Histogram } from '@casewright/telemetry';
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AuthenticatedRequest } from './request.decorators';

/** Logs and measures every request under its route: addresses carry ids, searches and other people's words. */
@Injectable()
export class RequestLog {
  private readonly logger = new Logger('Http');
  private readonly seconds: Histogram;

  constructor(metrics: Metrics) {
    this.seconds = metrics.histogram({
      name: 'casewright_http_request_seconds',
      help: 'Time from the first byte of a request to the last of its answer',
      labels: ['method', 'route', 'status'],
    });
  }

  observe(fastify: FastifyInstance): void {
    const inContext = (request: FastifyRequest, _reply: FastifyReply, done: () => void) =>
      withLogContext({ requestId: request.id, correlationId: request.id }, done);
    fastify.addHook('onRequest', inContext);
    // Reading a body loses the context of the request; from here on it holds.
    fastify.addHook('preHandler', inContext);
    fastify.addHook('onResponse', (request, reply, done) => {
      this.record(request, reply);
      done();
    });
  }

  private record(request: AuthenticatedRequest, reply: FastifyReply): void {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode };
    this.seconds.observe(reply.elapsedTime / 1000, labels);
    const milliseconds = Math.round(reply.elapsedTime * 10) / 10;
    this.logger.log({ ...labels, milliseconds, userId: request.principal?.userId, requestId: request.id, msg: 'Request answered' });
  }
}
