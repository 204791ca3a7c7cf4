import { z } from 'zod';
import { ActorView, cursorQuery, limitQuery, listOf, Named, TicketRef } from './common';

const instant = z.iso.datetime();

/** armed: it waits. fired, skipped, cancelled: how it ended; a rule that is just acting is still armed. */
export const TimedRunState = z.enum(['armed', 'fired', 'skipped', 'cancelled']);
export type TimedRunState = z.infer<typeof TimedRunState>;

/** Whether the version acts, or is only watched. */
export const TimedRunStage = z.enum(['live', 'shadow']);
export type TimedRunStage = z.infer<typeof TimedRunStage>;

/** A rule that waits for a time on a ticket, or did: one stretch of a state, on which it acts at most once. */
export const TimedRunView = z.object({
  id: z.string(),
  rule: Named,
  version: z.int(),
  state: TimedRunState,
  /** What it counts from, such as `status.enteredAt`; `rest` where it waits for its ticket to come to rest. */
  anchor: z.string(),
  anchorAt: instant,
  /** When it will act, or would have. */
  actAt: instant,
  beganAt: instant,
  /** When it ended; null while it waits. */
  endedAt: instant.nullable(),
  /** Why it was skipped or cancelled. */
  reason: z.string().nullable(),
  /** Who stopped its rule, where that ended it. */
  endedBy: ActorView.nullable(),
  /** shadow: the version is on trial and only watched; where it fired, it would have acted. */
  stage: TimedRunStage,
});
export type TimedRunView = z.infer<typeof TimedRunView>;

/** On its ticket. `conditionsHold` tells whether the rule would act if its time came now; null for one that has ended, is not live, or has to look something up. */
export const TicketTimedRuleView = TimedRunView.extend({ conditionsHold: z.boolean().nullable() });
export type TicketTimedRuleView = z.infer<typeof TicketTimedRuleView>;
/** Those that wait, the nearest first, and the last ones that ended. */
export const TicketTimedRules = z.object({ waiting: z.array(TicketTimedRuleView), ended: z.array(TicketTimedRuleView) });
export type TicketTimedRules = z.infer<typeof TicketTimedRules>;

export const ListTimedRuns = z.strictObject({ state: TimedRunState.optional(), limit: limitQuery, cursor: cursorQuery });
/** On its rule; the ticket is null where the reader may not see it. */
export const RuleTimedRunView = TimedRunView.extend({ ticket: TicketRef.nullable() });
export type RuleTimedRunView = z.infer<typeof RuleTimedRunView>;
export const RuleTimedRunList = listOf(RuleTimedRunView);

/** A run of a rule on a schedule. skipped: it was missed, and `reason` says why it was not made up for. */
export const ScheduledRunView = z.object({
  plannedAt: instant,
  version: z.int(),
  stage: TimedRunStage,
  state: z.enum(['running', 'done', 'skipped']),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  reason: z.string().nullable(),
  /** Tickets that were looked at, those on which it acted, and those that the selector found beyond the most that one run takes. */
  subjects: z.int(),
  fired: z.int(),
  leftOut: z.int(),
});
export type ScheduledRunView = z.infer<typeof ScheduledRunView>;

/** How far the tickets that were there already have been looked through since the version was published. */
export const ArmingView = z.object({
  version: z.int(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  /** Open tickets looked at, of how many, and how many of them wait for the rule now. */
  looked: z.int(),
  total: z.int(),
  armed: z.int(),
});
export type ArmingView = z.infer<typeof ArmingView>;

/** When a rule will run: the next times of its schedule, or those of the tickets that wait for it. */
export const NextRunsView = z.object({
  next: z.array(instant),
  /** Tickets that wait for it. */
  waiting: z.int(),
  arming: ArmingView.nullable(),
  /** The last runs of its schedule, the newest first. */
  past: z.array(ScheduledRunView),
});
export type NextRunsView = z.infer<typeof NextRunsView>;

/** Query of `GET /rules/schedule`. */
export const AskSchedule = z.strictObject({ cron: z.string().max(100), timeZone: z.string().max(60) });
/** The next five times of a schedule; what is wrong with it stands at `/trigger/cron` or `/trigger/timeZone`. */
export const ScheduleView = z.object({
  next: z.array(instant),
  problems: z.array(z.object({ pointer: z.string(), message: z.string() })),
});
export type ScheduleView = z.infer<typeof ScheduleView>;
