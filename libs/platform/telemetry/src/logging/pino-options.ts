import type { Config } from '@casewright/config';
import type { Params } from 'nestjs-pino';
import type { LoggerOptions } from 'pino';
import { cleanError, cleanObject, cleanText } from './clean';
import { currentLogContext } from './log-context';

/** JSON lines on standard output; what is personal or secret is taken out before a line is made. */
export function pinoOptions(config: Config): LoggerOptions {
  return {
    level: config.values.LOG_LEVEL,
    base: { role: config.values.CASEWRIGHT_ROLE, pid: process.pid },
    mixin: () => ({ ...currentLogContext() }),
    serializers: { err: (error: unknown) => (error instanceof Error ? cleanError(error) : error) },
    formatters: { level: (label) => ({ level: label }), log: cleanLine },
    hooks: {
      logMethod(values, method) {
        const cleaned = values.map((value: unknown) => (typeof value === 'string' ? cleanText(value) : value));
        method.apply(this, cleaned as typeof values);
      },
    },
  };
}

function cleanLine(line: Record<string, unknown>): Record<string, unknown> {
  const { err, ...rest } = line;
  return err === undefined ? cleanObject(rest) : { ...cleanObject(rest), err };
}

/** Requests are logged by our own hook, under their route instead of their address, so nestjs-pino's middleware stays out. */
export const loggerParameters = (config: Config): Params => ({
  pinoHttp: { ...pinoOptions(config), autoLogging: false },
  forRoutes: [],
});
