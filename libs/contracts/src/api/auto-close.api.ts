import { z } from 'zod';
import { text } from '../text';
import { AutoCloseStep } from '../events/auto-close.events';
import { ActorView, cursorQuery, limitQuery, listOf } from './common';

/*
 * Routes, all under /api/v1: GET|PUT /auto-close, POST /auto-close/preview, GET /auto-close/versions, GET /tickets/{id}/auto-close.
 */

const days = (most: number) => z.int().min(0).max(most);

const fields = {
  /** Days of 24 hours that a ticket stays solved before it is closed, 0: for ever. Until then an answer of the requester opens it again. */
  closeSolvedAfterDays: days(365),
  /** So many days before that the requester is warned by mail, 0: never. */
  warnBeforeCloseDays: days(60),
  closeWarning: text(5_000),
  /** Days that a ticket waits for its requester before it is solved, 0: for ever. */
  solvePendingAfterDays: days(365),
  warnBeforeSolveDays: days(60),
  solveWarning: text(5_000),
};

/** Off, with what one would want to say on switching it on. */
export const noAutoClose = {
  closeSolvedAfterDays: 0,
  warnBeforeCloseDays: 0,
  closeWarning:
    'Hello {{requester.name}},\n\nwe have solved your request {{ticket.number}} and will close it soon. If anything is left to do, just answer this mail and we will take it up again.',
  solvePendingAfterDays: 0,
  warnBeforeSolveDays: 0,
  solveWarning:
    'Hello {{requester.name}},\n\nwe are waiting for your answer to {{ticket.number}}. If we hear nothing more, we will take it that everything is done. To go on, just answer this mail.',
};
/** What the screen offers on switching closing on: as long as most desks keep a door open. */
export const suggestedCloseDays = 28;

export const AutoCloseContent = z
  .strictObject(fields)
  .refine((content) => content.closeSolvedAfterDays === 0 || content.warnBeforeCloseDays < content.closeSolvedAfterDays, {
    path: ['warnBeforeCloseDays'],
    message: 'Must be fewer days than the ticket stays solved',
  })
  .refine((content) => content.solvePendingAfterDays === 0 || content.warnBeforeSolveDays < content.solvePendingAfterDays, {
    path: ['warnBeforeSolveDays'],
    message: 'Must be fewer days than the ticket waits',
  })
  .refine((content) => content.warnBeforeCloseDays === 0 || content.closeWarning.trim() !== '', {
    path: ['closeWarning'],
    message: 'Must say something, or nobody can be warned',
  })
  .refine((content) => content.warnBeforeSolveDays === 0 || content.solveWarning.trim() !== '', {
    path: ['solveWarning'],
    message: 'Must say something, or nobody can be warned',
  });
export type AutoCloseContent = z.infer<typeof AutoCloseContent>;

/** `version` 0: never set, everything off. */
export const AutoCloseView = z.object({
  version: z.int(),
  ...fields,
  updatedAt: z.string().nullable(),
  /** While the tickets that are there are looked through after a change; null otherwise. */
  lookingThrough: z.object({ looked: z.int() }).nullable(),
});
export type AutoCloseView = z.infer<typeof AutoCloseView>;

export const AutoCloseVersionView = z.object({ version: z.int(), madeAt: z.string(), madeBy: ActorView, content: AutoCloseContent });
export const AutoCloseVersionList = listOf(AutoCloseVersionView);
export type AutoCloseVersionList = z.infer<typeof AutoCloseVersionList>;
export const ListAutoCloseVersions = z.strictObject({ limit: limitQuery, cursor: cursorQuery });
export type ListAutoCloseVersions = z.infer<typeof ListAutoCloseVersions>;

const effect = z.object({
  /** Tickets in that status now. */
  waiting: z.int(),
  /** Of these: for whom the step comes at once. */
  atOnce: z.int(),
  /** Of these: who is warned at once. */
  warnedAtOnce: z.int(),
});

/** What a draft would do to the tickets that are there, the moment it is saved. */
export const AutoClosePreview = z.object({
  close: effect,
  /** `unassigned`: nobody can have solved them, so they stay as they are. */
  solve: effect.extend({ unassigned: z.int() }),
});
export type AutoClosePreview = z.infer<typeof AutoClosePreview>;

/** `GET /tickets/{id}/auto-close`: what comes by itself; null: nothing. */
export const TicketAutoClose = z.object({
  next: z
    .object({
      step: AutoCloseStep,
      actAt: z.string(),
      warnAt: z.string().nullable(),
      warnedAt: z.string().nullable(),
      settingsVersion: z.int(),
    })
    .nullable(),
});
export type TicketAutoClose = z.infer<typeof TicketAutoClose>;
