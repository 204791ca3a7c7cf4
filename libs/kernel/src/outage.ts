/**
 * What PostgreSQL and sockets say while a server is away, starting or full. Codes:
 * https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
const passing = /^(08...|53300|57P0[1-3]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
const lostConnection = /^Connection terminated|^timeout exceeded when trying to connect/;

/** A server that the program needs is away. What fails by it is nobody's fault, and is tried again for as long as it takes. */
export class Outage extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'Outage';
  }
}

/** True for a fault that passes by itself. A driver's error may be wrapped, and carries the code of what it wraps. */
export function isOutage(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return error instanceof Outage || passing.test(String((error as { code?: unknown }).code)) || lostConnection.test(error.message);
}
