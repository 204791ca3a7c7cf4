import { z } from 'zod';

/** Every list answers with this; `nextCursor` is null on the last page. */
export const listOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const limitQuery = z.coerce.number().int().min(1).max(200).default(50);
export const cursorQuery = z.string().max(1000).optional();

/** Answer of what is done later (202). */
export const Accepted = z.object({ accepted: z.literal(true) });
export type Accepted = z.infer<typeof Accepted>;

/** A team, user, person or organisation as a name to show and an id to follow. */
export const Named = z.object({ id: z.string(), name: z.string() });
export type Named = z.infer<typeof Named>;

/** A ticket as a link in the lists of other things: `number` such as `T-1001`; `subject` is null where the reader may not see the ticket. */
export const TicketRef = z.object({ id: z.string(), number: z.string(), subject: z.string().nullable() });
export type TicketRef = z.infer<typeof TicketRef>;

export const ActorView = z.object({
  kind: z.enum(['user', 'customer', 'rule', 'process', 'plugin', 'system', 'import']),
  id: z.string(),
  version: z.int().nullable(),
  name: z.string(),
});
export type ActorView = z.infer<typeof ActorView>;
