import { DomainError } from '@casewright/kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** How deep objects and arrays may stand inside one another. */
export const maxJsonDepth = 64;

const backslash = 0x5c;
const quote = 0x22;
const opening = new Set([0x7b, 0x5b]);
const closing = new Set([0x7d, 0x5d]);

/** Measured on the bytes before anything is parsed, so that a deep body costs nothing. */
export function jsonDepth(body: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (inString) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (opening.has(byte)) deepest = Math.max(deepest, (depth += 1));
    else if (closing.has(byte)) depth -= 1;
  }
  return deepest;
}

/** JSON is the only body that is parsed for a route; `__proto__` and its like are refused with the rest of the malformed. */
export function acceptJsonOnly(app: NestFastifyApplication, bodyLimit: number): void {
  const fastify = app.getHttpAdapter().getInstance();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  // Through Nest, which otherwise adds its own parsers, and form bodies with them.
  app.useBodyParser('application/json', { bodyLimit }, (request, body: Buffer, done) => {
    if (jsonDepth(body) > maxJsonDepth) {
      done(new DomainError('request.malformed', `JSON may be nested ${maxJsonDepth} levels deep at most.`));
    } else {
      void parse(request as FastifyRequest, body.toString('utf8'), done);
    }
  });
}
