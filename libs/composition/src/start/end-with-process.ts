/**
 * Closes the program when it is told to end, and when the program that started it has gone. `close` drains; a process that
 * supervises decides how long that may take.
 */
export function endWithProcess(close: () => Promise<void>): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    void close().finally(() => process.exit(0));
  };
  for (const event of ['SIGINT', 'SIGTERM'] as const) process.on(event, end);
  process.on('disconnect', end);
}
