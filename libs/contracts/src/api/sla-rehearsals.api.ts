import { z } from 'zod';
import { Priority, SlaTarget } from '../vocabulary';
import { ActorView, cursorQuery, limitQuery, listOf, Named, TicketRef } from './common';
import { BacktestStatus } from './rehearse.api';
import { SlaChangeDraft } from './sla-changes.api';
import { clockStandings } from './tickets.api';

const instant = z.iso.datetime();

/** `POST /sla-rehearsals`: what would the change have done to the tickets that were opened in the last `days` days? Nothing is saved. */
export const StartSlaRehearsal = z.strictObject({ change: SlaChangeDraft, days: z.int().min(1).max(90).default(30) });
export type StartSlaRehearsal = z.infer<typeof StartSlaRehearsal>;

/** Clocks, each time for a target that comes again. `attainment` is met / (met + breached), null while neither has happened. */
export const RehearsedFigures = z.object({
  met: z.int(),
  breached: z.int(),
  excused: z.int(),
  running: z.int(),
  attainment: z.number().nullable(),
});
export type RehearsedFigures = z.infer<typeof RehearsedFigures>;

/** As it was recorded, and as it would have been under the draft from the opening of each ticket on. */
const sides = { recorded: RehearsedFigures, draft: RehearsedFigures };

/** How a clock stood at the end of the stretch; null where it had none, or it waited for nothing any more. */
const RehearsedClock = z.object({ standing: z.enum(clockStandings), dueAt: z.string().nullable() }).nullable();

export const RehearsedBreach = z.object({
  ticketId: z.uuid(),
  ticket: TicketRef.nullable(),
  target: SlaTarget,
  episode: z.int(),
  recorded: RehearsedClock,
  draft: RehearsedClock,
});
export type RehearsedBreach = z.infer<typeof RehearsedBreach>;

/** All are counted; of the newest tickets the first are named. */
const rehearsedBreaches = z.object({ count: z.int(), samples: z.array(RehearsedBreach) });

export const SlaRehearsalResult = z.object({
  /** Opened in the stretch. */
  tickets: z.int(),
  /** Those whose newest clocks count by versions that are not in force any more: a difference may come from those as well. */
  underEarlier: z.int(),
  total: z.object(sides),
  targets: z.array(z.object({ target: SlaTarget, ...sides })),
  /** By the team and priority that the ticket had at the end. */
  teams: z.array(z.object({ team: Named.nullable(), ...sides })),
  priorities: z.array(z.object({ priority: Priority, ...sides })),
  /** By the day on which the ticket was opened, in UTC. */
  days: z.array(z.object({ day: z.iso.date(), ...sides })),
  /** Breached under the draft and not as recorded, and the other way round. */
  added: rehearsedBreaches,
  removed: rehearsedBreaches,
});
export type SlaRehearsalResult = z.infer<typeof SlaRehearsalResult>;

export const SlaRehearsalView = z.object({
  id: z.uuid(),
  status: BacktestStatus,
  kind: z.enum(['create-policy', 'edit-policy', 'remove-policy', 'reorder-policies', 'edit-calendar']),
  /** Of the policy or calendar; null for an order. */
  subject: z.string().nullable(),
  from: instant,
  to: instant,
  /** Tickets rehearsed, and how far through the stretch that is, from 0 to 1. */
  progress: z.object({ tickets: z.int(), share: z.number() }),
  createdAt: instant,
  createdBy: ActorView,
  finishedAt: instant.nullable(),
  message: z.string().nullable(),
  result: SlaRehearsalResult.nullable(),
});
export type SlaRehearsalView = z.infer<typeof SlaRehearsalView>;

/** `GET /sla-rehearsals`: the newest first, without their results. */
export const SlaRehearsalList = listOf(SlaRehearsalView.omit({ result: true }));
export type SlaRehearsalList = z.infer<typeof SlaRehearsalList>;
export type SlaRehearsalRow = Omit<SlaRehearsalView, 'result'>;
export const ListSlaRehearsals = z.strictObject({ limit: limitQuery, cursor: cursorQuery });
