import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { problemOf } from './problem';
import { sendProblem } from './problem.filter';

export interface HttpAdapterOptions {
  /** Addresses of the proxies whose X-Forwarded-For is believed, as `proxy-addr` reads them; none by default. */
  readonly trustedProxies?: string | undefined;
}

/** Bodies over this are refused with 413; uploads are streams and have limits of their own. */
export const maxBodyBytes = 1024 * 1024;

/** The Fastify server that every application and test of ours runs on. */
export function createHttpAdapter(options: HttpAdapterOptions = {}): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: maxBodyBytes,
    trustProxy: options.trustedProxies ?? false,
    requestIdHeader: false,
    // A body that trickles in for longer than this is given up.
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 500 },
    // Before routing, for example a path that is not valid percent-encoding: no filter is asked.
    frameworkErrors: (_error: Error, _request: unknown, reply: FastifyReply) =>
      sendProblem(reply, problemOf('request.malformed', 'It is not what this address understands.')),
  });
}
