import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { Config } from '@casewright/config';
import { newId } from '@casewright/kernel';
import { RequestMethod } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { helmetOptions } from './content-policy';
import { maxBodyBytes } from './http-adapter';
import { acceptJsonOnly } from './json-body';
import { OpenApiDocument } from './openapi/openapi.controller';
import { RequestLog } from './request-log';

/** Every route of ours is below this, but for those that machines expect at a fixed place. */
export const apiPrefix = 'api/v1';

const uploadLimits = { fileSize: 25 * 1024 * 1024, files: 20, fields: 20, fieldSize: 64 * 1024, headerPairs: 50 };

/** What every HTTP application of ours is: call it between creating and initialising one. The composition and the tests share it. */
export async function configureHttp(app: NestFastifyApplication): Promise<void> {
  const config = app.get(Config);
  app.setGlobalPrefix(apiPrefix, {
    exclude: ['health/live', 'health/ready', 'metrics', 'api/openapi.json'].map((path) => ({ path, method: RequestMethod.GET })),
  });
  await app.register(helmet, helmetOptions(config.values.PUBLIC_URL));
  await app.register(cookie);
  acceptJsonOnly(app, maxBodyBytes);
  await app.register(multipart, { limits: uploadLimits, throwFileSizeLimit: true });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.setGenReqId(() => newId());
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    done();
  });
  app.get(RequestLog).observe(fastify);
  app.get(OpenApiDocument).describe(app);
}
