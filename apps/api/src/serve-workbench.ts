import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { resolve } from 'node:path';

const built = resolve(__dirname, '../../../../workbench');

/**
 * Serves the built workbench, also where it is built, or built anew, while the program runs. Its file names carry a hash, so they may be
 * kept for ever; the page itself may not.
 */
export async function serveWorkbench(app: NestFastifyApplication, folder = built): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(fastifyStatic, {
    root: folder,
    serve: false,
    setHeaders: (reply, path) => {
      const hashed = /-[A-Z0-9]{8}\.\w+$/.test(path);
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // A path that is neither the API's nor names a file is a page of the workbench, which routes it itself.
  fastify.get('/*', (request, reply) => {
    const path = decodeURIComponent(request.url.split('?')[0] ?? '');
    if (/^\/api(\/|$)/.test(path) || path.split('/').includes('..')) return reply.callNotFound();
    return reply.sendFile(/\.[a-z0-9]+$/i.test(path) ? path : 'index.html');
  });
}
