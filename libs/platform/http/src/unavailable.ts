/**
 * What PostgreSQL and sockets say while the database is away, starting, full, or has stopped a statement that took too long.
 * Codes: https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
const passing = /^(08...|53300|57014|57P0[1-3]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
const lostConnection = /^Connection terminated|^timeout exceeded when trying to connect/;

/** True for a fault that trying again later may cure. A driver's error may be wrapped, and carries the code of what it wraps. */
export function isPassingOutage(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return passing.test(String((error as { code?: unknown }).code)) || lostConnection.test(error.message);
}
