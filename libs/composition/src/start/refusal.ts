import { ConfigError } from '@casewright/config';
import { NewerDatabase } from '@casewright/persistence';

const ports = ['PORT', 'WORKER_PORT', 'SMTP_INTAKE_PORT'];

/** Why the program did not start, in a line that says what to do; null where that is not known. */
export function refusalOf(error: unknown, environment: Readonly<Record<string, string | undefined>>): string | null {
  if (error instanceof ConfigError || error instanceof NewerDatabase) return error.message;
  if (!isListenError(error)) return null;
  const option = ports.find((name) => Number(environment[name]) === error.port) ?? 'A port';
  const reason = error.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${error.code})`;
  return `${option}: ${error.port} on ${error.address} ${reason}`;
}

interface ListenError {
  readonly code: string;
  readonly port: number;
  readonly address: string;
}

const isListenError = (error: unknown): error is ListenError => error instanceof Error && 'syscall' in error && error.syscall === 'listen';

/** Ends a process that could not start: one line where that says what to do, and everything that is known where none does. */
export function refuseToStart(error: unknown): never {
  console.error(refusalOf(error, process.env) ?? error);
  process.exit(1);
}
