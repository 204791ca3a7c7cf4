import { z } from 'zod';
import { Priority, SlaTarget } from '../vocabulary';
import { Named } from './common';
import { TimeZone } from './sla.api';

/*
 * Routes, all under /api/v1/reports: GET /opened-and-solved, /open-tickets, /sla-attainment, /backlog-age. Each figure of the
 * dashboard is asked for by itself, and counts the tickets that the reader may see.
 */

/** Query parameters of `GET /tickets` (and of the queue page) that show the very rows that were counted. */
export const QueueFilter = z.record(z.string(), z.string());
export type QueueFilter = z.infer<typeof QueueFilter>;

/** A number on the dashboard, and where its rows are. */
export const Figure = z.object({ count: z.int(), filter: QueueFilter });
export type Figure = z.infer<typeof Figure>;

/** The last `days` days of the reader's zone; today is the last of them. */
export const ShowPeriod = z.strictObject({
  days: z.coerce.number().int().min(7).max(90).default(30),
  timeZone: TimeZone.default('UTC'),
});
export type ShowPeriod = z.infer<typeof ShowPeriod>;

/** First moment of the period and the moment of the answer. */
const period = { from: z.iso.datetime(), to: z.iso.datetime() };

export const DayFigures = z.object({ day: z.iso.date(), opened: Figure, solved: Figure });
export type DayFigures = z.infer<typeof DayFigures>;

/** A ticket counts as solved on the day it was solved last, unless it was opened again since. */
export const OpenedAndSolvedView = z.object({ ...period, days: z.array(DayFigures) });
export type OpenedAndSolvedView = z.infer<typeof OpenedAndSolvedView>;

/** `team` is null for tickets without one. */
export const TeamFigures = z.object({
  team: Named.nullable(),
  total: Figure,
  byPriority: z.array(z.object({ priority: Priority, figure: Figure })),
});
export type TeamFigures = z.infer<typeof TeamFigures>;

/** Tickets that are neither solved nor closed. */
export const OpenTicketsView = z.object({ total: Figure, unassigned: Figure, overdue: Figure, teams: z.array(TeamFigures) });
export type OpenTicketsView = z.infer<typeof OpenTicketsView>;

/** Clocks of tickets opened in the period. `attainment` is met / (met + breached), null while neither has happened. */
export const TargetFigures = z.object({
  target: SlaTarget,
  met: Figure,
  breached: Figure,
  running: Figure,
  attainment: z.number().nullable(),
});
export type TargetFigures = z.infer<typeof TargetFigures>;

/** `breached`: tickets of the period with at least one breached clock. */
export const SlaAttainmentView = z.object({ ...period, breached: Figure, targets: z.array(TargetFigures) });
export type SlaAttainmentView = z.infer<typeof SlaAttainmentView>;

/** Tickets that are neither solved nor closed, by days (of 24 hours) since they were opened; `toDays` is excluded, null means no end. */
export const AgeFigures = z.object({ fromDays: z.int(), toDays: z.int().nullable(), figure: Figure });
export type AgeFigures = z.infer<typeof AgeFigures>;

export const BacklogAgeView = z.object({ at: z.iso.datetime(), ages: z.array(AgeFigures) });
export type BacklogAgeView = z.infer<typeof BacklogAgeView>;
