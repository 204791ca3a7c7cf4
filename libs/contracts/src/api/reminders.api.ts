import { z } from 'zod';
import { ReminderUnless } from '../events/reminder.events';
import { line } from '../text';
import { cursorQuery, limitQuery, listOf, TicketRef } from './common';

/*
 * Routes, all under /api/v1: GET|POST /tickets/{id}/reminders, DELETE /tickets/{id}/reminders/{reminderId}, GET /reminders.
 * Everybody sees and changes their own reminders only.
 */

/** The most that one person has waiting on one ticket. */
export const mostReminders = 20;
/** How far ahead a reminder or a snooze may lie, in days. */
export const mostDaysAhead = 366;

export const SetReminder = z.strictObject({
  /** In the future, at most a year ahead. */
  at: z.iso.datetime(),
  text: line(300),
  /** Left out, it comes in any case. */
  unless: z
    .array(ReminderUnless)
    .max(2)
    .default([])
    .refine((unless) => new Set(unless).size === unless.length, 'Must not name a reason twice'),
});
export type SetReminder = z.infer<typeof SetReminder>;

export const ReminderState = z.enum(['waiting', 'rung', 'dropped', 'cancelled']);
export type ReminderState = z.infer<typeof ReminderState>;

export const ReminderView = z.object({
  id: z.uuid(),
  ticket: TicketRef,
  at: z.iso.datetime(),
  /** Null where it was erased with the person whom it may have been about. */
  text: z.string().nullable(),
  unless: z.array(ReminderUnless),
  state: ReminderState,
  setAt: z.iso.datetime(),
});
export type ReminderView = z.infer<typeof ReminderView>;

export const ReminderList = listOf(ReminderView);
export type ReminderList = z.infer<typeof ReminderList>;

/** `GET /reminders`: what waits, the next one first. */
export const ListReminders = z.strictObject({ limit: limitQuery, cursor: cursorQuery });
export type ListReminders = z.infer<typeof ListReminders>;

export const ReminderParam = z.strictObject({ id: z.uuid(), reminderId: z.uuid() });
