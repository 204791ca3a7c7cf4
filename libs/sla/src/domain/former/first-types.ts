// Part of version 1 of the process that keeps clocks, as it was: Temporal replays with it what was lived through with it.

interface Base {
  readonly ticketId: string;
  readonly target: SlaTarget;
  readonly at: string;
}
interface Caused extends Base {
  readonly causeEventId: string;
  readonly causeType: string;
}
interface Elapsed {
  readonly elapsedMs: number;
}
interface Ahead {
  readonly dueAt: string;
  readonly warnAt: string;
}
interface AheadOrNot {
  readonly dueAt: string | null;
  readonly warnAt: string | null;
}
interface Event<Type extends string, Data> {
  readonly type: Type;
  readonly data: Data;
}

/** What version 1 recorded. A replay answers with it once more, and nobody reads the answer. */
export type SlaEvent =
  | Event<'sla.clock-started', Caused & Assignment & Ahead>
  | Event<'sla.clock-paused', Caused & Elapsed>
  | Event<'sla.clock-resumed', Caused & Ahead>
  | Event<'sla.clock-retargeted', Caused & Assignment & Elapsed & AheadOrNot>
  | Event<'sla.clock-cancelled', Caused & Elapsed>
  | Event<'sla.warned', Base & { readonly dueAt: string | null }>
  | Event<'sla.breached', Base & { readonly dueAt: string }>
  | Event<'sla.breach-withdrawn', Caused>
  | Event<'sla.met', Caused & Elapsed & { readonly dueAt: string | null; readonly late: boolean }>
  | Event<'sla.reopened', Caused & Ahead>;

export type SlaTarget = 'first-reply' | 'resolution';

export interface Assignment {
  readonly policyId: string;
  readonly policyVersion: number;
  readonly calendarId: string | null;
  readonly calendarVersion: number | null;
  readonly goalMinutes: number;
  readonly warnAtPercent: number;
}
export type Assignments = Readonly<Record<SlaTarget, Assignment | null>>;
export const noAssignments: Assignments = { 'first-reply': null, resolution: null };
