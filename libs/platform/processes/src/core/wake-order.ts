/** Where a process stands in lists: soonest wake-up first, those without one last, and by id where that is the same. `wakeAt` is ISO 8601. */
export interface WakePlace {
  readonly wakeAt: string | null;
  readonly id: string;
}

/** Ids are compared code by code, as PostgreSQL does it under the collation "C". */
export function byWake(left: WakePlace, right: WakePlace): number {
  if (left.wakeAt === right.wakeAt) return left.id < right.id ? -1 : Number(left.id > right.id);
  if (left.wakeAt === null) return 1;
  if (right.wakeAt === null) return -1;
  return left.wakeAt < right.wakeAt ? -1 : 1;
}
