import { defineEvents, event, type EventOf } from '@casewright/kernel';
import { z } from 'zod';
import { SlaTarget } from '../vocabulary';

const instant = z.iso.datetime();
const clock = { ticketId: z.uuid(), target: SlaTarget, at: instant };

/**
 * The life of a ticket's clocks; one stream per ticket, `idFrom('sla:' + ticketId)`. Times are when it held, not when it was
 * noticed: a breach that is recorded late still carries the due time.
 */
export const slaEvents = defineEvents('sla', {
  'clock-started': event(
    z.strictObject({
      ...clock,
      policyId: z.uuid(),
      policyVersion: z.int(),
      calendarId: z.uuid().nullable(),
      calendarVersion: z.int().nullable(),
      goalMinutes: z.int().positive(),
      dueAt: instant,
    }),
  ),
  'clock-paused': event(z.strictObject({ ...clock, causeEventId: z.string(), elapsedMinutes: z.number() })),
  'clock-resumed': event(z.strictObject({ ...clock, causeEventId: z.string(), dueAt: instant })),
  /** Another priority or policy applies from now on; what has elapsed stays. */
  'clock-retargeted': event(
    z.strictObject({ ...clock, causeEventId: z.string(), policyId: z.uuid(), policyVersion: z.int(), goalMinutes: z.int().positive(), dueAt: instant }),
  ),
  warned: event(z.strictObject({ ...clock, dueAt: instant })),
  breached: event(z.strictObject({ ...clock, dueAt: instant })),
  met: event(z.strictObject({ ...clock, causeEventId: z.string(), elapsedMinutes: z.number(), late: z.boolean() })),
  /** A solved ticket that was met came back: the clock runs on from where it stood. */
  reopened: event(z.strictObject({ ...clock, causeEventId: z.string(), dueAt: instant })),
});
export type SlaEvent = EventOf<typeof slaEvents>;
