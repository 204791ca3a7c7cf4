export interface Usage {
  /** Bytes that are left after a collection. */
  readonly heap: number;
  /** Microseconds of the processor until it was asked, and after the collection that the question took. */
  readonly until: number;
  readonly since: number;
}

const spent = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

export function usage(): Usage {
  const until = spent();
  globalThis.gc?.();
  return { heap: process.memoryUsage().heapUsed, until, since: spent() };
}
