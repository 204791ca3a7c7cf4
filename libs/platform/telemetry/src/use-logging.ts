import { Logger as NestLogger } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { Logger } from 'nestjs-pino';

/** Sends everything that is logged through Nest to pino. Called by the composition once the application is created. */
export function useLogging(app: INestApplicationContext): void {
  app.useLogger(app.get(Logger, { strict: false }));
  app.flushLogs();
  surviveLooseRejections();
}

/**
 * pg-boss marks a job as done or failed without waiting for it, so a database that is away for a moment would end the process.
 * What was to be marked is taken up again when its claim has run out.
 */
function surviveLooseRejections(): void {
  const logger = new NestLogger('Process');
  process.on('unhandledRejection', (reason) =>
    logger.error(reason instanceof Error ? reason.message : 'A promise was rejected without a reason'),
  );
}
