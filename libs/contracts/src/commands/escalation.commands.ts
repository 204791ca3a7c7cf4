import { z } from 'zod';

/** Commands of escalations that other contexts may send by name. */
export const escalationCommands = {
  /** Nothing where the ticket climbs the ladder already. */
  'escalation.start': z.strictObject({ ticketId: z.uuid(), ladderId: z.uuid() }),
  /** Null: whatever runs on the ticket. Nothing where nothing does. */
  'escalation.stop': z.strictObject({ ticketId: z.uuid(), ladderId: z.uuid().nullable() }),
} as const;

type EscalationCommandType = keyof typeof escalationCommands;
/** `{ type, data }` as it is sent. */
export type EscalationCommandMessage = {
  [K in EscalationCommandType]: { readonly type: K; readonly data: z.output<(typeof escalationCommands)[K]> };
}[EscalationCommandType];
