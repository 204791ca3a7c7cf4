import type { INestApplicationContext } from '@nestjs/common';
import { Logger } from 'nestjs-pino';

/** Sends everything that is logged through Nest to pino. Called by the composition once the application is created. */
export function useLogging(app: INestApplicationContext): void {
  app.useLogger(app.get(Logger, { strict: false }));
  app.flushLogs();
}
