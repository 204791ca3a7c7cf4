import { z } from 'zod';
import { SlaWarning } from '../events/sla.events';
import { line } from '../text';
import { ClockState, SlaTarget, StatusCategory } from '../vocabulary';
import { ActorView } from './common';

/** Cancelled: it waits for nothing any more, because the ticket was solved without it or no policy asks for it now. */
export const TicketClockState = z.enum([...ClockState.options, 'cancelled']);
export type TicketClockState = z.infer<typeof TicketClockState>;

const versioned = z.object({ id: z.string(), name: z.string(), version: z.int() });

/** One stretch of a clock. `to` is null for the one that goes on now. */
export const LedgerEntryView = z.object({
  from: z.string(),
  to: z.string().nullable(),
  kind: z.enum(['running', 'paused']),
  /** Working time that this stretch has used up so far; 0 where paused. */
  minutes: z.number(),
  /** The ticket event that began it. */
  cause: z.object({ eventId: z.string(), type: z.string() }),
  policy: versioned,
  /** Null counts around the clock. */
  calendar: versioned.extend({ timeZone: z.string() }).nullable(),
});
export type LedgerEntryView = z.infer<typeof LedgerEntryView>;

/** A clock of a ticket with all that "Why?" on the SLA pill shows. */
export const ClockView = z.object({
  target: SlaTarget,
  /** From 1. Of targets that come again, the newest; the ones before are in `earlier`. */
  episode: z.int(),
  state: TicketClockState,
  policy: versioned,
  calendar: versioned.extend({ timeZone: z.string() }).nullable(),
  goalMinutes: z.int(),
  elapsedMinutes: z.number(),
  /** Negative when it is overdue. */
  remainingMinutes: z.number(),
  startedAt: z.string(),
  /** Null while paused before it was due: when it is due depends on when it runs on. */
  dueAt: z.string().nullable(),
  /** By place in the policy's warnings and levels; `at` is when it is reached, null while the clock stands still before that. */
  warnings: z.array(z.object({ warning: SlaWarning, at: z.string().nullable(), givenAt: z.string().nullable() })),
  breachLevels: z.array(z.object({ minutes: z.int(), at: z.string().nullable(), reachedAt: z.string().nullable() })),
  breachedAt: z.string().nullable(),
  /** 0: in time, 1: breached, 2 and more: the levels that it has reached since. */
  breachLevel: z.int(),
  metAt: z.string().nullable(),
  /** What ended a clock that was met or cancelled, and when. */
  stopped: z.object({ at: z.string(), cause: z.object({ eventId: z.string(), type: z.string() }) }).nullable(),
  /** Met, but after it was due. */
  late: z.boolean(),
  ledger: z.array(LedgerEntryView),
  /** Time that people gave (or took, negative), newest last. */
  credits: z.array(z.object({ at: z.string(), minutes: z.int(), reason: z.string(), by: ActorView })),
  /** The breach does not count, as a person said. */
  excused: z.object({ at: z.string(), reason: z.string(), by: ActorView }).nullable(),
  pausesIn: z.array(StatusCategory),
  /** Episodes that are over, oldest first. */
  earlier: z.array(
    z.object({
      episode: z.int(),
      state: TicketClockState,
      startedAt: z.string(),
      endedAt: z.string().nullable(),
      goalMinutes: z.int(),
      elapsedMinutes: z.number(),
      late: z.boolean(),
      excused: z.boolean(),
    }),
  ),
});
export type ClockView = z.infer<typeof ClockView>;

/** `GET /tickets/{id}/clocks`; empty where no policy matches the ticket. */
export const ClockList = z.object({ items: z.array(ClockView), nextCursor: z.null() });
export type ClockList = z.infer<typeof ClockList>;

/** Of the routes below. */
export const ClockParams = z.strictObject({ id: z.uuid(), target: SlaTarget });
export type ClockParams = z.infer<typeof ClockParams>;

/** `POST /tickets/{id}/clocks/{target}/credit`: gives minutes back to the newest episode, or takes some away (negative). */
export const CreditClock = z.strictObject({
  minutes: z
    .int()
    .min(-525_600)
    .max(525_600)
    .refine((minutes) => minutes !== 0, 'Must not be 0'),
  reason: line(500),
});
export type CreditClock = z.infer<typeof CreditClock>;

/** `POST /tickets/{id}/clocks/{target}/excuse`, and `DELETE` of it with the same body. */
export const ExcuseClock = z.strictObject({
  reason: line(500),
  /** Left out: the newest. */
  episode: z.int().positive().optional(),
});
export type ExcuseClock = z.infer<typeof ExcuseClock>;
