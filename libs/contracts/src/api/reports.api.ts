import { z } from 'zod';
import { Priority, SlaTarget } from '../vocabulary';
import { Named } from './common';

/*
 * Route: GET /api/v1/reports/dashboard?days=30. It counts the tickets that the reader may see.
 */

/** Query parameters of `GET /tickets` (and of the queue page) that show the very rows that were counted. */
export const QueueFilter = z.record(z.string(), z.string());
export type QueueFilter = z.infer<typeof QueueFilter>;

/** A number on the dashboard, and where its rows are. */
export const Figure = z.object({ count: z.int(), filter: QueueFilter });
export type Figure = z.infer<typeof Figure>;

/** The days are those of UTC; the last one is today. */
export const ShowDashboard = z.strictObject({ days: z.coerce.number().int().min(7).max(90).default(30) });
export type ShowDashboard = z.infer<typeof ShowDashboard>;

export const DayFigures = z.object({ day: z.iso.date(), opened: Figure, solved: Figure });
export type DayFigures = z.infer<typeof DayFigures>;

/** Tickets that are neither solved nor closed. `team` is null for those without one. */
export const TeamFigures = z.object({
  team: Named.nullable(),
  total: Figure,
  byPriority: z.array(z.object({ priority: Priority, figure: Figure })),
});
export type TeamFigures = z.infer<typeof TeamFigures>;

/** Clocks of tickets opened in the period. `attainment` is met / (met + breached), null while neither has happened. */
export const TargetFigures = z.object({ target: SlaTarget, met: z.int(), breached: z.int(), running: z.int(), attainment: z.number().nullable() });
export type TargetFigures = z.infer<typeof TargetFigures>;

/** Tickets that are neither solved nor closed, by days since they were opened; `toDays` is excluded, null means no end. */
export const AgeFigures = z.object({ fromDays: z.int(), toDays: z.int().nullable(), figure: Figure });
export type AgeFigures = z.infer<typeof AgeFigures>;

export const DashboardView = z.object({
  /** First moment of the period and the moment of the answer. */
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  days: z.array(DayFigures),
  open: z.object({ total: Figure, unassigned: Figure, overdue: Figure, teams: z.array(TeamFigures) }),
  sla: z.object({
    targets: z.array(TargetFigures),
    /** Tickets of the period by the state of the clock that matters next, as the queue shows it. */
    met: Figure,
    breached: Figure,
  }),
  backlogAge: z.array(AgeFigures),
});
export type DashboardView = z.infer<typeof DashboardView>;
