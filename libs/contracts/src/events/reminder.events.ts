import { defineEvents, event, personal, type EventOf } from '@casewright/kernel';
import { z } from 'zod';

/** What makes a reminder needless before its time comes. */
export const ReminderUnless = z.enum(['customer-replied', 'solved']);
export type ReminderUnless = z.infer<typeof ReminderUnless>;

const reminder = { reminderId: z.uuid(), ticketId: z.uuid(), userId: z.uuid() };

/** What people want to be reminded of on one ticket; one stream per ticket, `idFrom('reminders:' + ticketId)`. */
export const reminderEvents = defineEvents('reminder', {
  set: event(
    z.strictObject({
      ...reminder,
      at: z.iso.datetime(),
      unless: z.array(ReminderUnless),
      /** Of the ticket: a reply after it counts. */
      ticketVersion: z.int().min(0),
      /** The requester, whom the text may be about. */
      subjectId: z.uuid(),
      text: personal(z.string()),
    }),
  ),
  cancelled: event(z.strictObject(reminder)),
  /** Its time came, and its owner is told. */
  rung: event(z.strictObject(reminder)),
  /** Its time came, and nobody has to be told any more. */
  dropped: event(z.strictObject({ ...reminder, because: ReminderUnless })),
});
export type ReminderEvent = EventOf<typeof reminderEvents>;
