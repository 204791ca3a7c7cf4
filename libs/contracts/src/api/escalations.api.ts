import { z } from 'zod';
import { EscalationEffect } from '../events/escalation.events';
import { line } from '../text';
import { ActorView, Named } from './common';
import { LadderStep } from './escalation-ladders.api';

const instant = z.iso.datetime();

/** running: it climbs. finished: it has climbed its last step, and nobody has acknowledged it. */
export const EscalationState = z.enum(['running', 'acknowledged', 'stopped', 'finished']);
export type EscalationState = z.infer<typeof EscalationState>;

export const EscalationStepView = z.object({
  /** What the step does, as the ladder says. */
  content: LadderStep,
  dueAt: instant,
  /** Null: it was not climbed. */
  climbedAt: instant.nullable(),
  /** What it did; empty until it is climbed. */
  effects: z.array(EscalationEffect),
});
export type EscalationStepView = z.infer<typeof EscalationStepView>;

/** One climbing of a ladder on a ticket. */
export const EscalationView = z.object({
  id: z.string(),
  ladder: Named.extend({ version: z.int() }),
  state: EscalationState,
  startedAt: instant,
  /** Who began it: for a rule with its version. */
  startedBy: ActorView,
  steps: z.array(EscalationStepView),
  /** When the next step is climbed; null where none is. */
  nextDueAt: instant.nullable(),
  /** Who ended it and when; null while it runs, and where it came to its top. */
  ended: z.object({ at: instant, by: ActorView }).nullable(),
  /** What whoever acknowledged it wrote; null where that was nothing, and where it was erased with the person whom it may have been about. */
  note: z.string().nullable(),
  /** Why it was stopped; null where it was not. */
  because: z.enum(['asked', 'solved', 'closed']).nullable(),
});
export type EscalationView = z.infer<typeof EscalationView>;

/** The escalations of a ticket, those that run first, then the latest. `names`: of the teams and people that they name, by id. */
export const TicketEscalations = z.object({ items: z.array(EscalationView), names: z.record(z.string(), z.string()) });
export type TicketEscalations = z.infer<typeof TicketEscalations>;

export const StartEscalation = z.strictObject({ ladderId: z.uuid() });
export type StartEscalation = z.infer<typeof StartEscalation>;
export const AcknowledgeEscalation = z.strictObject({ note: line(500).nullable().default(null) });
export type AcknowledgeEscalation = z.infer<typeof AcknowledgeEscalation>;
