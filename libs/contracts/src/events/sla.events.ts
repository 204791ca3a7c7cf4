import { defineEvents, event, type EventOf } from '@casewright/kernel';
import { z } from 'zod';
import { SlaTarget } from '../vocabulary';

const instant = z.iso.datetime();
const clock = { ticketId: z.uuid(), target: SlaTarget, at: instant };
/** The ticket event that brought it about. */
const cause = { causeEventId: z.string(), causeType: z.string() };
const policy = {
  policyId: z.uuid(),
  policyVersion: z.int(),
  calendarId: z.uuid().nullable(),
  calendarVersion: z.int().nullable(),
  goalMinutes: z.int().positive(),
  warnAtPercent: z.int().min(1).max(99),
};
const elapsed = { elapsedMs: z.int().nonnegative() };
const due = { dueAt: instant, warnAt: instant };

/**
 * The life of a ticket's clocks; one stream per ticket, `idFrom('sla:' + ticketId)`. Times are when it held, not when it was
 * noticed: a breach that is recorded late still carries the due time.
 */
export const slaEvents = defineEvents('sla', {
  'clock-started': event(z.strictObject({ ...clock, ...cause, ...policy, ...due })),
  'clock-paused': event(z.strictObject({ ...clock, ...cause, ...elapsed })),
  'clock-resumed': event(z.strictObject({ ...clock, ...cause, ...due })),
  /** Another priority or policy applies from now on; what has elapsed stays. `dueAt` is null while the clock is paused and not yet due. */
  'clock-retargeted': event(
    z.strictObject({ ...clock, ...cause, ...policy, ...elapsed, dueAt: instant.nullable(), warnAt: instant.nullable() }),
  ),
  /** No target applies any more, or the ticket was solved without what the clock waited for. */
  'clock-cancelled': event(z.strictObject({ ...clock, ...cause, ...elapsed })),
  /** `dueAt` is null where the clock is paused and the goal was made smaller. */
  warned: event(z.strictObject({ ...clock, dueAt: instant.nullable() })),
  breached: event(z.strictObject({ ...clock, dueAt: instant })),
  /** Something that had happened before the due time became known after it: there was no breach. */
  'breach-withdrawn': event(z.strictObject({ ...clock, ...cause })),
  met: event(z.strictObject({ ...clock, ...cause, ...elapsed, dueAt: instant.nullable(), late: z.boolean() })),
  /** A solved ticket came back: the clock runs on from where it stood. */
  reopened: event(z.strictObject({ ...clock, ...cause, ...due })),
});
export type SlaEvent = EventOf<typeof slaEvents>;
