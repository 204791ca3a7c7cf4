import { z } from 'zod';

export interface Room {
  readonly kind: string;
  readonly id: string | null;
}

const Name = z
  .string()
  .max(100)
  .regex(/^[a-z]+(:[0-9a-f-]{36})?$/);

/** The room of a name such as `ticket:<id>` or `queue`; null for anything else. */
export function roomOf(name: unknown): Room | null {
  const parsed = Name.safeParse(name);
  if (!parsed.success) return null;
  const [kind = '', id = null] = parsed.data.split(':');
  return { kind, id };
}

export const ticketRoom = (ticketId: string): string => `ticket:${ticketId}`;
export const queueRoom = 'queue';
/** Whoever of the staff looks at the ticket; joined along with the ticket's room. */
export const presenceRoom = (ticketId: string): string => `presence:${ticketId}`;
