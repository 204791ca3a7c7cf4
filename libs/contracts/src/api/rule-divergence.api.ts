import { z } from 'zod';
import { TicketRef } from './common';
import { DecisionOutcome, FieldChange } from './rules.api';

/**
 * How the version on trial and the published one took the same event, or the same stretch that both wait in. `same`: both would fire and do the same · `only-trial`,
 * `only-published`: one would fire and the other not · `other-changes`: both would fire and do something else ·
 * `other-time`: both would do the same, and wait for other times.
 */
export const DivergenceKind = z.enum(['same', 'only-trial', 'only-published', 'other-changes', 'other-time']);
export type DivergenceKind = z.infer<typeof DivergenceKind>;

const side = z.object({
  outcome: DecisionOutcome,
  reason: z.string().nullable(),
  changes: z.array(FieldChange),
  /** The time that it waited for; null where it did not, or acts on events at once. */
  at: z.iso.datetime().nullable(),
});

/** One event, with what each of the two made of it. */
export const DivergenceSample = z.object({
  kind: DivergenceKind,
  ticketId: z.uuid(),
  /** Null where the ticket is too new to be listed. */
  ticket: TicketRef.nullable(),
  event: z.object({ id: z.string(), label: z.string(), at: z.iso.datetime() }),
  trial: side,
  published: side,
});
export type DivergenceSample = z.infer<typeof DivergenceSample>;

const counts = z.record(DivergenceKind, z.int());

/**
 * What a version in shadow would have done otherwise. Events on which neither would fire are not counted. `days` are those of UTC, at
 * most the last 30 of the trial; `samples` the newest on tickets that the reader may see, at most 50 of each kind.
 */
export const DivergenceView = z.object({
  /** The version on trial; null where there never was one. */
  version: z.int().nullable(),
  counts,
  days: z.array(z.object({ day: z.iso.date(), counts })),
  samples: z.array(DivergenceSample),
});
export type DivergenceView = z.infer<typeof DivergenceView>;

export const ListDivergence = z.strictObject({ kind: DivergenceKind.optional() });
