import { AsyncLocalStorage } from 'node:async_hooks';

/** Ids that every log line of one piece of work carries. Never anything a person wrote. */
export interface LogContext {
  readonly requestId?: string;
  readonly correlationId?: string;
  readonly eventId?: string;
  readonly deliveryId?: string;
  readonly processId?: string;
}

const storage = new AsyncLocalStorage<LogContext>();

/** Runs the work so that its log lines carry these ids, on top of those around it. */
export function withLogContext<Result>(context: LogContext, work: () => Result): Result {
  return storage.run({ ...storage.getStore(), ...context }, work);
}

export const currentLogContext = (): LogContext => storage.getStore() ?? {};
