import type { TicketChange } from '../room-policy';

/** PostgreSQL refuses payloads of 8,000 bytes and more. */
const longestPayload = 7500;

/** Several changes of one ticket become one; what was before the first of them stays. */
export function merged(changes: readonly TicketChange[]): TicketChange[] {
  const byTicket = new Map<string, TicketChange>();
  for (const change of changes) {
    const earlier = byTicket.get(change.ticketId);
    byTicket.set(change.ticketId, earlier ? mergedTwo(earlier, change) : change);
  }
  return [...byTicket.values()];
}

function mergedTwo(earlier: TicketChange, later: TicketChange): TicketChange {
  return {
    ticketId: later.ticketId,
    version: Math.max(earlier.version, later.version),
    eventTypes: distinct(earlier.eventTypes, later.eventTypes),
    customerEventTypes: distinct(earlier.customerEventTypes, later.customerEventTypes),
    before: mergedBefore(earlier.before, later.before),
  };
}

const distinct = (...lists: readonly (readonly string[] | undefined)[]): string[] => [...new Set(lists.flatMap((list) => list ?? []))];

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const mergedBefore = (earlier: unknown, later: unknown): unknown =>
  isRecord(earlier) && isRecord(later) ? { ...later, ...earlier } : (earlier ?? later);

/** The changes, or names of rooms, as payloads that fit into a notification each. */
export function payloads(changes: readonly (TicketChange | string)[]): string[] {
  const result: string[] = [];
  let current: string[] = [];
  let length = 2;
  for (const change of changes) {
    const json = JSON.stringify(change);
    const bytes = Buffer.byteLength(json) + 1;
    if (current.length > 0 && length + bytes > longestPayload) {
      result.push(`[${current.join(',')}]`);
      current = [];
      length = 2;
    }
    current.push(json);
    length += bytes;
  }
  return current.length > 0 ? [...result, `[${current.join(',')}]`] : result;
}
