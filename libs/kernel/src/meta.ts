import { z } from 'zod';

/** Who did it. A rule or process names its version, so that every automatic change can be explained. */
export const Actor = z.strictObject({
  kind: z.enum(['user', 'customer', 'rule', 'process', 'plugin', 'system', 'import']),
  id: z.string(),
  version: z.int().optional(),
});
export type Actor = z.infer<typeof Actor>;

/** Travels with every command and is stored with every event. `at` is the business time of the command (ISO 8601, UTC). */
export const CommandMeta = z.strictObject({
  commandId: z.string().min(1).max(200),
  actor: Actor,
  correlationId: z.string().min(1).max(200),
  causationId: z.string().max(200).nullable(),
  depth: z.int().min(0),
  at: z.iso.datetime(),
  /** Hash of what was asked, where the one who asks chose the command id: the same id with another hash is refused. Not stored with the events. */
  requestHash: z.string().max(200).optional(),
});
export type CommandMeta = z.infer<typeof CommandMeta>;

/** Meta of a command that a person or plugin sends: the start of a chain. */
export function firstMeta(commandId: string, actor: Actor, at: Date): CommandMeta {
  return { commandId, actor, correlationId: commandId, causationId: null, depth: 0, at: at.toISOString() };
}

/** Meta of a command that something downstream of an event sends: one deeper in the same chain. */
export function followingMeta(cause: { eventId: string; meta: CommandMeta }, commandId: string, actor: Actor, at: Date): CommandMeta {
  return {
    commandId,
    actor,
    correlationId: cause.meta.correlationId,
    causationId: cause.eventId,
    depth: cause.meta.depth + 1,
    at: at.toISOString(),
  };
}
