import { defineEvents, event, remark, type EventOf } from '@casewright/kernel';
import { z } from 'zod';
import { line } from '../text';
import { Priority, SlaTarget, StatusCategory } from '../vocabulary';

const instant = z.iso.datetime();
/** `episode` counts from 1: the customer asked again, the next update is awaited, another team owns the ticket. */
const clock = { ticketId: z.uuid(), target: SlaTarget, episode: z.int().positive(), at: instant };
/** The ticket event that brought it about. */
const cause = { causeEventId: z.string(), causeType: z.string() };
/** Before the goal: a part of it, or so many minutes of the same hours. */
export const SlaWarning = z.union([
  z.strictObject({ percent: z.int().min(1).max(99) }),
  z.strictObject({ minutesBefore: z.int().min(1).max(525_600) }),
]);
export type SlaWarning = z.infer<typeof SlaWarning>;

/** What a clock counts towards, and how. */
const terms = {
  policyId: z.uuid(),
  policyVersion: z.int(),
  /** Null counts around the clock. */
  calendarId: z.uuid().nullable(),
  calendarVersion: z.int().nullable(),
  goalMinutes: z.int().positive(),
  warnings: z.array(SlaWarning).max(5),
  /** Minutes of the same hours after the goal at which a breach reaches level 2, 3, …; level 1 is the goal itself. Ascending. */
  breachLevels: z.array(z.int().positive()).max(5),
  /** While the ticket is in one of these, the clock stands still. */
  pausesIn: z.array(StatusCategory).max(4),
};
const elapsed = { elapsedMs: z.int().nonnegative() };
/** Null: the clock stands still before that. `warnAts` and `levelAts` in the order of `warnings` and `breachLevels`. */
const milestones = {
  dueAt: instant.nullable(),
  warnAts: z.array(instant.nullable()).max(5),
  levelAts: z.array(instant.nullable()).max(5),
};
/** Why a person corrects a clock, sealed with the key of the requester, whom it may be about. */
const said = { subjectId: z.uuid().nullable(), reason: remark(line(500)) };
/** Version 1 did not say whom its reason was about, and nothing sealed it. */
const aboutNobody = (older: object) => ({ ...older, subjectId: null });

/** A stretch of a ledger that was counted again. */
const recounted = z.strictObject({
  from: instant,
  to: instant,
  kind: z.enum(['running', 'paused']),
  ...elapsed,
  ...cause,
});

/** Whom a figure counts an episode for: the ticket as it stood when the episode began. */
const begun = z.strictObject({ openedAt: instant, priority: Priority, teamId: z.uuid().nullable(), organisationId: z.uuid().nullable() });

interface EarlierTerms {
  readonly target: SlaTarget;
  readonly warnAtPercent: number;
}
interface EarlierMilestones {
  readonly dueAt: string | null;
  readonly warnAt: string | null;
}
/** In version 1 nothing came again. */
const first = <Data extends object>(data: Data) => ({ ...data, episode: 1 });
/** Version 1 had one warning, no levels, and paused by the target alone. */
const withTerms = <Data extends EarlierTerms>({ warnAtPercent, ...data }: Data) => ({
  ...data,
  warnings: [{ percent: warnAtPercent }],
  breachLevels: [],
  pausesIn: data.target === 'resolution' ? ['pending'] : [],
});
const withMilestones = <Data extends EarlierMilestones>({ warnAt, ...data }: Data) => ({ ...first(data), warnAts: [warnAt], levelAts: [] });

/**
 * The life of a ticket's clocks; one stream per ticket, `idFrom('sla:' + ticketId)`. Times are when it held, not when it was
 * noticed: a breach that is recorded late still carries the due time.
 */
export const slaEvents = defineEvents('sla', {
  /** `ticket` is null where version 1 did not say. */
  'clock-started': event(
    z.strictObject({ ...clock, ...cause, ...terms, ...milestones, ticket: begun.nullable() }),
    (older: EarlierTerms & EarlierMilestones) => ({ ...withMilestones(withTerms(older)), ticket: null }),
  ),
  'clock-paused': event(z.strictObject({ ...clock, ...cause, ...elapsed }), first),
  'clock-resumed': event(z.strictObject({ ...clock, ...cause, ...milestones }), withMilestones),
  /**
   * Other terms, or a credit, apply from now on. `effect` says whether what has elapsed stays as it was counted, or is counted again by the
   * new terms: `elapsedMs` is then the new count, and `recount` the stretches that it is the sum of. Dues are null while the clock is
   * paused and not yet due.
   */
  'clock-retargeted': event(
    z.strictObject({
      ...{ ...clock, ...cause, ...terms, ...elapsed, ...milestones },
      effect: z.enum(['remaining-time', 'recompute']),
      recount: z.array(recounted).max(10_000).nullable(),
    }),
    (older: EarlierTerms & EarlierMilestones) => ({ ...withMilestones(withTerms(older)), effect: 'remaining-time', recount: null }),
  ),
  /** No target applies any more, or the ticket was solved without what the clock waited for. */
  'clock-cancelled': event(z.strictObject({ ...clock, ...cause, ...elapsed }), first),
  /** `dueAt` is null where the clock is paused and the goal was made smaller. `level` is the place among `warnings`, from 1. */
  warned: event(z.strictObject({ ...clock, dueAt: instant.nullable(), level: z.int().positive() }), (older: object) => ({
    ...first(older),
    level: 1,
  })),
  breached: event(z.strictObject({ ...clock, dueAt: instant }), first),
  /** The breach has lasted until one of `breachLevels`; `level` from 2. */
  'breach-grown': event(z.strictObject({ ...clock, dueAt: instant, level: z.int().min(2) })),
  /** It turned out, or was decided, that there was no breach: something had happened before the due time, a goal grew, a person gave time back. */
  'breach-withdrawn': event(z.strictObject({ ...clock, ...cause }), first),
  met: event(z.strictObject({ ...clock, ...cause, ...elapsed, dueAt: instant.nullable(), late: z.boolean() }), first),
  /** A solved ticket came back: the clock runs on from where it stood. */
  reopened: event(z.strictObject({ ...clock, ...cause, ...milestones }), withMilestones),
  /** A person gives time back, or takes some away (negative). The process answers with what is due then. */
  credited: event(z.strictObject({ ...clock, minutes: z.int().min(-525_600).max(525_600), ...said }), aboutNobody),
  /** A person says that the breach of this episode does not count. */
  excused: event(z.strictObject({ ...clock, ...said }), aboutNobody),
  'excuse-withdrawn': event(z.strictObject({ ...clock, ...said }), aboutNobody),
  /** A calendar or policy was changed with an effect on clocks that run; the process answers with what is due then. */
  'terms-changed': event(
    z.strictObject({ ticketId: z.uuid(), at: instant, changeId: z.uuid(), effect: z.enum(['remaining-time', 'recompute']) }),
  ),
});
export type SlaEvent = EventOf<typeof slaEvents>;
/** Those of one clock of the ticket. */
export type ClockChange = Exclude<SlaEvent, { type: 'sla.terms-changed' }>;
