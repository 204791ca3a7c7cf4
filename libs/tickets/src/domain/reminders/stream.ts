import { idFrom } from '@casewright/kernel';

/** The stream of the reminders on a ticket. */
export const remindersOf = (ticketId: string): string => idFrom(`reminders:${ticketId}`);
