import { z } from 'zod';
import { offsetMilliseconds } from '../durations';
import { line } from '../text';
import { Priority } from '../vocabulary';
import { ActorView, cursorQuery, limitQuery, listOf, Named } from './common';

/** Whom a step tells: whoever has the ticket, everybody in the team that has it, a person, or everybody in a team. */
export const EscalationAudience = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('assignee') }),
  z.strictObject({ kind: z.literal('assigned-team') }),
  z.strictObject({ kind: z.literal('agent'), id: z.uuid() }),
  z.strictObject({ kind: z.literal('team'), id: z.uuid() }),
]);
export type EscalationAudience = z.infer<typeof EscalationAudience>;

/** `one-higher`: the next one. A priority by name is only ever raised to, never lowered to. */
export const PriorityRaise = z.enum(['one-higher', ...Priority.exclude(['low']).options]);
export type PriorityRaise = z.infer<typeof PriorityRaise>;

const delayAdvice = 'Give a length of time in days, hours and minutes, such as "PT30M", "PT4H" or "P2D"; "PT0M" is at once';

/** How long after the start of an escalation; `PT0M` is at once. */
export const LadderDelay = z
  .string()
  .max(20)
  .regex(/^P(?=\d|T\d)(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,7})M)?)?$/, { error: delayAdvice, abort: true })
  .refine((value) => offsetMilliseconds(value) !== null, delayAdvice);

/** One step: how long after the start of the escalation it is climbed, and what happens then. */
export const LadderStep = z
  .strictObject({
    after: LadderDelay,
    notify: z.array(EscalationAudience).max(10),
    assignTeamId: z.uuid().nullable(),
    assignAgentId: z.uuid().nullable(),
    raisePriority: PriorityRaise.nullable(),
  })
  .refine(
    ({ notify, assignTeamId, assignAgentId, raisePriority }) => notify.length > 0 || !!(assignTeamId ?? assignAgentId ?? raisePriority),
    'A step has to do something: tell somebody, assign the ticket or raise its priority',
  );
export type LadderStep = z.infer<typeof LadderStep>;

export const LadderContent = z
  .strictObject({
    name: line(100),
    /** The calendar in whose working time the steps count; null: around the clock. */
    calendarId: z.uuid().nullable(),
    steps: z.array(LadderStep).min(1, 'A ladder has at least one step').max(10),
  })
  .superRefine(({ steps }, context) => {
    const delays = steps.map((step) => offsetMilliseconds(step.after) ?? 0);
    const wrong = delays.findIndex((delay, place) => place > 0 && delay <= (delays[place - 1] ?? 0));
    if (wrong > 0) context.addIssue({ code: 'custom', path: ['steps', wrong, 'after'], message: 'Must be later than the step before' });
  });
export type LadderContent = z.infer<typeof LadderContent>;

const ladder = {
  name: z.string(),
  calendar: Named.nullable(),
  steps: z.array(LadderStep),
  /** The names of the teams and people that the steps name, by id. */
  names: z.record(z.string(), z.string()),
};

export const LadderView = z.object({
  id: z.string(),
  /** Each change makes a new version; escalations that run keep the one that they began with. */
  version: z.int(),
  ...ladder,
  /** Escalations that are on it now. */
  running: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** An archived ladder starts no escalation; null for one in use. */
  archivedAt: z.string().nullable(),
});
export type LadderView = z.infer<typeof LadderView>;

/** `archived`: `true` lists the archived ones, else those in use. */
export const ListLadders = z.strictObject({ archived: z.enum(['true', 'false']).default('false') });
export type ListLadders = z.infer<typeof ListLadders>;
export const LadderList = listOf(LadderView);
export type LadderList = z.infer<typeof LadderList>;

/** `GET /escalation-ladders/{id}/versions`, newest first. */
export const LadderVersionView = z.object({ version: z.int(), madeAt: z.string(), madeBy: ActorView, content: LadderContent });
export type LadderVersionView = z.infer<typeof LadderVersionView>;
export const LadderVersionList = listOf(LadderVersionView);
export type LadderVersionList = z.infer<typeof LadderVersionList>;
export const ListLadderVersions = z.strictObject({ limit: limitQuery, cursor: cursorQuery });
export type ListLadderVersions = z.infer<typeof ListLadderVersions>;
