/** Where a command says what it did, and what is wrong. */
export interface Terminal {
  out(line: string): void;
  problem(line: string): void;
}

/** Says the last thing, and answers with the exit code. */
export function say(line: (text: string) => void, text: string, code: number): number {
  line(text);
  return code;
}

/** It was called with parameters that it does not have. */
export const isUsage = (error: unknown): error is Error =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE');

/** The disk refuses it: a file that is not there, or must not be written. */
export const isFromDisk = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'errno' in error;
