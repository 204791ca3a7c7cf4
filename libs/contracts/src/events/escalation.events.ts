import { defineEvents, event, idFrom, personal, type EventOf } from '@casewright/kernel';
import { z } from 'zod';
import { Priority } from '../vocabulary';
import { EscalationAudience } from '../api/escalation-ladders.api';

const instant = z.iso.datetime();
const escalation = { escalationId: z.uuid(), ticketId: z.uuid(), ladderId: z.uuid(), at: instant };
const version = { ladderVersion: z.int().positive() };

/** What a step does on its ticket, worked out when it is climbed. `left-out`: what it was to do and does not, and why. */
export const EscalationEffect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('notify'), to: EscalationAudience, userIds: z.array(z.uuid()).min(1).max(1_000) }),
  z.strictObject({ kind: z.literal('assign-team'), to: z.uuid() }),
  z.strictObject({ kind: z.literal('assign-agent'), to: z.uuid() }),
  z.strictObject({ kind: z.literal('raise-priority'), to: Priority }),
  z.strictObject({
    kind: z.literal('left-out'),
    what: z.enum(['notify', 'assign-team', 'assign-agent', 'raise-priority']),
    reason: z.string(),
  }),
]);
export type EscalationEffect = z.infer<typeof EscalationEffect>;

/** The stream that holds the escalations of a ticket. */
export const escalationsStream = (ticketId: string): string => idFrom(`escalations:${ticketId}`);

/** The escalations of a ticket; one stream per ticket. On one ladder a ticket climbs once at a time. */
export const escalationEvents = defineEvents('escalation', {
  /** `dueAt` holds the time of each step. The chain is that of whatever began it; what the steps do goes on in it. */
  started: event(
    z.strictObject({
      ...escalation,
      ...version,
      dueAt: z.array(instant).min(1).max(10),
      correlationId: z.string(),
      causationId: z.string().nullable(),
      depth: z.int().min(0),
    }),
  ),
  /** `step` counts from 1. The name of the ladder stands in what people are told. */
  'step-climbed': event(
    z.strictObject({
      ...escalation,
      ...version,
      name: z.string(),
      step: z.int().positive(),
      of: z.int().positive(),
      effects: z.array(EscalationEffect),
    }),
  ),
  /** A person has taken notice. The note is sealed with the key of the requester, whom it may be about. */
  acknowledged: event(z.strictObject({ ...escalation, subjectId: z.uuid(), note: personal(z.string().nullable()) })),
  stopped: event(z.strictObject({ ...escalation, because: z.enum(['asked', 'solved', 'closed']) })),
  /** The last step was climbed. */
  finished: event(z.strictObject({ ...escalation })),
});
export type EscalationEvent = EventOf<typeof escalationEvents>;
