const day = /^\d{4}-\d\d-\d\d$/;
const dayLength = 10;

/** Epoch milliseconds of the midnight, UTC, that a day such as `2026-03-01` begins with; null where it is none. */
export function parseDay(value: unknown): number | null {
  if (typeof value !== 'string' || !day.test(value)) return null;
  const time = Date.parse(`${value}T00:00:00Z`);
  // 30 February is read as 2 March.
  return Number.isNaN(time) || dayOf(time) !== value ? null : time;
}

/** The day that a time is in, by UTC. */
export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, dayLength);
