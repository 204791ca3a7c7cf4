import { z } from 'zod';
import { TicketRef } from './common';

const instant = z.iso.datetime();

/** Whether what rules did is taken back, or what was taken back is done again. */
export type UndoDirection = 'undo' | 'redo';

/** The most runs that are taken back at once. */
export const maxUndoneRuns = 2_000;

/** Body of `POST /rules/{id}/undo-plan`, `/undo`, `/redo-plan` and `/redo`: the runs of a rule from `from` on and before `to`. */
export const UndoWindow = z
  .strictObject({ from: instant, to: instant })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Must not be before the beginning' });
export type UndoWindow = z.infer<typeof UndoWindow>;

/**
 * reversible: it is as the run left it, and can be taken back · changed-since: somebody has changed it in the meantime, so it stays ·
 * undone: it was taken back before · redone: it was done again before · final: it cannot be taken back, such as a mail · pending: it is
 * not carried out yet. Of a plan to do again, reversible is what can be done again.
 */
export const UndoState = z.enum(['reversible', 'changed-since', 'undone', 'redone', 'final', 'pending']);
export type UndoState = z.infer<typeof UndoState>;

/** One effect of a run. `nowText` is what there is, `backText` what there will be. */
export const UndoEffectView = z.object({
  decisionId: z.uuid(),
  ticketId: z.uuid(),
  ticket: TicketRef.nullable(),
  /** Names the effect within the run, such as `priority` or `tag:vip`. */
  key: z.string(),
  label: z.string(),
  state: UndoState,
  nowText: z.string().nullable(),
  backText: z.string().nullable(),
  /** Why it stays, in a sentence; null where it can be taken back. */
  reason: z.string().nullable(),
  /** When it was changed since. */
  changedAt: instant.nullable(),
});
export type UndoEffectView = z.infer<typeof UndoEffectView>;

/** What undoing, or doing again, would do now. The list holds the first 500 effects; the counts are of all. */
export const UndoPlanView = z.object({
  runs: z.int(),
  counts: z.record(UndoState, z.int()),
  effects: z.array(UndoEffectView),
});
export type UndoPlanView = z.infer<typeof UndoPlanView>;

/** What undoing, or doing again, did: `done` effects went through; the ticket did not allow the `refused` ones. */
export const UndoResultView = z.object({
  done: z.int(),
  refused: z.array(UndoEffectView.pick({ decisionId: true, ticketId: true, key: true, label: true }).extend({ reason: z.string() })),
  kept: z.int(),
});
export type UndoResultView = z.infer<typeof UndoResultView>;
