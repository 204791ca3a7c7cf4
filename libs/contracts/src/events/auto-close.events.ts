import { defineEvents, event, type EventOf } from '@casewright/kernel';
import { z } from 'zod';

const instant = z.iso.datetime();

/** `close` what is solved, or `solve` what waits for its requester. */
export const AutoCloseStep = z.enum(['close', 'solve']);
export type AutoCloseStep = z.infer<typeof AutoCloseStep>;

/** How a ticket waits to be solved or closed by itself; one stream per ticket, `idFrom('auto-close:' + ticketId)`. */
export const autoCloseEvents = defineEvents('auto-close', {
  /** It waits, or waits for another time than before. */
  armed: event(
    z.strictObject({
      ticketId: z.uuid(),
      step: AutoCloseStep,
      /** When the ticket came into its status. */
      since: instant,
      /** When its requester is to be warned; null: not at all, or no more. */
      warnAt: instant.nullable(),
      actAt: instant,
      settingsVersion: z.int().positive(),
      afterDays: z.int().positive(),
    }),
  ),
  /** The warning is on its way; the step comes no earlier than `actAt`. */
  warned: event(z.strictObject({ ticketId: z.uuid(), at: instant, actAt: instant })),
  /** acted: the step was taken. left: the ticket left its status, or the settings ask for nothing any more. refused: it has no assignee. */
  ended: event(z.strictObject({ ticketId: z.uuid(), because: z.enum(['acted', 'left', 'refused']), at: instant })),
});
export type AutoCloseEvent = EventOf<typeof autoCloseEvents>;
