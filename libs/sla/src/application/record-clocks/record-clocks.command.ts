import { slaEvents, type ClockChange } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';
import { z } from 'zod';

const anyEvent = z.union(
  Object.entries(slaEvents).map(([type, { schema }]) => z.strictObject({ type: z.literal(type), data: schema })),
) as unknown as z.ZodType<ClockChange>;

/** `sla.record`: what the process that keeps the clocks found out about one ticket. */
export const RecordClocks = z.strictObject({ ticketId: z.uuid(), events: z.array(anyEvent).min(1).max(10_000) });

export class RecordClocksCommand extends Command<void> {
  constructor(
    readonly ticketId: string,
    readonly events: readonly ClockChange[],
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
