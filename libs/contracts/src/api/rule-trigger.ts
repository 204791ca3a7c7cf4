import { z } from 'zod';
import { RuleDuration, RuleOffset } from '../durations';
import { ConditionTree } from './condition-tree';

export const RuleActor = z.enum(['user', 'customer', 'rule', 'process', 'plugin', 'system', 'import']);
export type RuleActor = z.infer<typeof RuleActor>;

const values = z.array(z.union([z.string().max(500), z.number(), z.boolean(), z.null()])).max(100);

/**
 * Which events start the rule. `changed`: only those that change the field from one of these values to one of those. Of a list, `from` names
 * what was removed and `to` what was added, and null stands for a list with nothing in it. An empty `from` or `to` means any value.
 * `actors`: by whom; an empty `include` means anybody who is not excluded.
 */
export const EventTrigger = z.strictObject({
  kind: z.literal('event'),
  types: z.array(z.string().min(1).max(100)).max(50),
  changed: z.strictObject({ field: z.string().min(1).max(100), from: values.default([]), to: values.default([]) }).optional(),
  actors: z.strictObject({ include: z.array(RuleActor).max(10).default([]), exclude: z.array(RuleActor).max(10).default([]) }).optional(),
  /** The rule waits until no such event has come for so long, and then runs once on the ticket as it is. */
  debounce: RuleDuration.optional(),
});
export type EventTrigger = z.infer<typeof EventTrigger>;

/** The most tickets that one run of a rule on a schedule is about; the tickets that were opened first come first. */
export const maxSubjects = 2_000;

/** Runs at the times of a schedule, on the tickets that the selector finds then. */
export const ScheduleTrigger = z.strictObject({
  kind: z.literal('schedule'),
  /** Minute, hour, day of the month, month, day of the week; as the clock on the wall reads in the time zone. */
  cron: z.string().max(100),
  /** IANA name such as `Asia/Kolkata`. */
  timeZone: z.string().max(60),
  selector: ConditionTree,
});
export type ScheduleTrigger = z.infer<typeof ScheduleTrigger>;

/** The times of a ticket that a rule can run before or after. */
export const RuleAnchor = z.enum([
  'ticket.openedAt',
  'status.enteredAt',
  'lastReplyAt',
  'lastCustomerMessageAt',
  'sla.first-reply.dueAt',
  'sla.next-reply.dueAt',
  'sla.periodic-update.dueAt',
  'sla.agent-work.dueAt',
  'sla.requester-wait.dueAt',
  'sla.resolution.dueAt',
  'sla.ownership.dueAt',
]);
export type RuleAnchor = z.infer<typeof RuleAnchor>;

/** Runs some time before or after a time of the ticket. */
export const RelativeTrigger = z.strictObject({
  kind: z.literal('relative'),
  /** One of `RuleAnchor`; publishing refuses any other. */
  anchor: z.string().max(100),
  /** Below zero: before it. */
  offset: RuleOffset,
  /** Counts only the hours of this calendar; absent: all hours. */
  calendarId: z.uuid().optional(),
  /** The rule no longer waits once these hold after a change of the ticket. */
  cancelWhen: ConditionTree.optional(),
});
export type RelativeTrigger = z.infer<typeof RelativeTrigger>;

/** What starts a rule. */
export const RuleTrigger = z.discriminatedUnion('kind', [EventTrigger, ScheduleTrigger, RelativeTrigger]);
export type RuleTrigger = z.infer<typeof RuleTrigger>;

/** The kinds of event that the rule reacts to, at once or when its ticket has come to rest; none for a rule that waits for a time. */
export const eventTypesOf = (trigger: RuleTrigger): readonly string[] => (trigger.kind === 'event' ? trigger.types : []);

/** The kinds of event on which the rule runs there and then. */
export const immediateEventTypesOf = (trigger: RuleTrigger): readonly string[] =>
  trigger.kind === 'event' && trigger.debounce === undefined ? trigger.types : [];
