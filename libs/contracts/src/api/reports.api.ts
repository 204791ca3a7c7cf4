import { z } from 'zod';
import { Priority, SlaTarget } from '../vocabulary';
import { TimeZone } from './calendars.api';
import { Named } from './common';
import { several, TicketListItem } from './tickets.api';

/*
 * Routes, all under /api/v1/reports: GET /opened-and-solved, /open-tickets, /sla-attainment, /backlog-age,
 * /upcoming-breaches. Each figure of the dashboard is asked for by itself, and counts the tickets that the reader may see.
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

const ids = several(z.union([z.uuid(), z.literal('none')]));

/** What the clocks are divided by. A week begins on Monday in the reader's zone, and is that in which the ticket was opened. */
export const AttainmentBy = z.enum(['target', 'team', 'priority', 'organisation', 'week']);
export type AttainmentBy = z.infer<typeof AttainmentBy>;

/** Only the clocks of these targets, on the tickets of these teams, priorities and organisations. */
export const ShowAttainment = ShowPeriod.extend({
  by: AttainmentBy.default('target'),
  target: several(SlaTarget),
  teamId: ids,
  priority: several(Priority),
  organisationId: ids,
});
export type ShowAttainment = z.infer<typeof ShowAttainment>;

/**
 * Clocks of tickets opened in the period, each time for a target that comes again; the filter shows their tickets. `attainment` is
 * met / (met + breached), null while neither has happened: excused breaches do not count.
 */
export const ClockFigures = z.object({
  met: Figure,
  breached: Figure,
  excused: Figure,
  running: Figure,
  attainment: z.number().nullable(),
});
export type ClockFigures = z.infer<typeof ClockFigures>;

/** `key` is the target, the priority, the first day of the week, or an id; null for tickets without a team or organisation. */
export const AttainmentRow = ClockFigures.extend({ key: z.string().nullable(), name: z.string().nullable() });
export type AttainmentRow = z.infer<typeof AttainmentRow>;

/** `leftOut`: organisations beyond those with the most clocks. */
export const SlaAttainmentView = z.object({
  ...period,
  by: AttainmentBy,
  total: ClockFigures,
  rows: z.array(AttainmentRow),
  leftOut: z.int(),
});
export type SlaAttainmentView = z.infer<typeof SlaAttainmentView>;

/** The next `hours` hours, on the tickets that these filters leave. */
export const ShowUpcomingBreaches = z.strictObject({
  hours: z.coerce.number().int().min(1).max(48).default(8),
  target: several(SlaTarget),
  teamId: several(z.union([z.uuid(), z.enum(['none', 'mine'])])),
  priority: several(Priority),
  assigneeId: several(z.union([z.uuid(), z.enum(['none', 'me'])])),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type ShowUpcomingBreaches = z.infer<typeof ShowUpcomingBreaches>;

/** Clocks that will be breached if nothing happens, the soonest first. */
export const UpcomingBreachesView = z.object({
  ...period,
  /** By full hours; the first begins now. */
  hours: z.array(z.object({ from: z.iso.datetime(), to: z.iso.datetime(), count: z.int() })),
  total: z.int(),
  /** The first of them. */
  items: z.array(z.object({ ticket: TicketListItem, target: SlaTarget, dueAt: z.iso.datetime() })),
});
export type UpcomingBreachesView = z.infer<typeof UpcomingBreachesView>;

/** Tickets that are neither solved nor closed, by days (of 24 hours) since they were opened; `toDays` is excluded, null means no end. */
export const AgeFigures = z.object({ fromDays: z.int(), toDays: z.int().nullable(), figure: Figure });
export type AgeFigures = z.infer<typeof AgeFigures>;

export const BacklogAgeView = z.object({ at: z.iso.datetime(), ages: z.array(AgeFigures) });
export type BacklogAgeView = z.infer<typeof BacklogAgeView>;
