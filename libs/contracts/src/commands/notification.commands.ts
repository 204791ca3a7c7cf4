import { z } from 'zod';

/** Commands of notifications that other contexts may send by name. */
export const notificationCommands = {
  /** Tells a person, or everybody in a team, about a ticket. Under one command id everybody is told once. */
  'notification.tell': z.strictObject({
    ticketId: z.uuid(),
    to: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('agent'), id: z.uuid() }),
      z.strictObject({ kind: z.literal('team'), id: z.uuid() }),
    ]),
    text: z.string().min(1).max(500),
  }),
  /** Tells people that a ticket waits for somebody, as a step of an escalation says. Under one command id everybody is told once. */
  'notification.escalated': z.strictObject({
    ticketId: z.uuid(),
    userIds: z.array(z.uuid()).min(1).max(1_000),
    text: z.string().min(1).max(500),
  }),
  /** Tells somebody of a reminder that they set themselves. Under one reminder once. */
  'notification.remind': z.strictObject({
    reminderId: z.uuid(),
    ticketId: z.uuid(),
    userId: z.uuid(),
    text: z.string().max(500).nullable(),
  }),
  /** Tells the owners of a rule that its breaker stopped it, and why. */
  'notification.rule-tripped': z.strictObject({
    ruleId: z.uuid(),
    version: z.int(),
    reason: z.string().min(1).max(500),
    userIds: z.array(z.uuid()).max(1_000),
  }),
} as const;

export type TellCommand = z.output<(typeof notificationCommands)['notification.tell']>;
/** `{ type, data }` as it is sent. */
export interface TellMessage {
  readonly type: 'notification.tell';
  readonly data: TellCommand;
}

export type RuleTripped = z.output<(typeof notificationCommands)['notification.rule-tripped']>;
export interface RuleTrippedMessage {
  readonly type: 'notification.rule-tripped';
  readonly data: RuleTripped;
}

export type EscalatedCommand = z.output<(typeof notificationCommands)['notification.escalated']>;

export type RemindCommand = z.output<(typeof notificationCommands)['notification.remind']>;
