import type { Priority, SlaTarget, TicketType, Weekday } from '@casewright/contracts';

export const targetWords: Readonly<Record<SlaTarget, string>> = { 'first-reply': 'First reply', resolution: 'Resolution' };

export const targets: readonly SlaTarget[] = ['first-reply', 'resolution'];

export const typeWords: Readonly<Record<TicketType, string>> = {
  question: 'Question',
  incident: 'Incident',
  problem: 'Problem',
  task: 'Task',
};

export const priorityWords: Readonly<Record<Priority, string>> = { urgent: 'Urgent', high: 'High', normal: 'Normal', low: 'Low' };

export const weekdays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

export const weekdayWords: Readonly<Record<Weekday, string>> = {
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
  sunday: 'Sunday',
};

/** `event`, `event or fair`, `event, fair or show`. */
export const either = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;

const momentFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});

/** `Fri 27 Nov, 17:20 UTC`, in the reader's zone. */
export const moment = (iso: string): string => momentFormat.format(new Date(iso));

/** In or out of a list of choices, as a picker of several toggles it. */
export const toggled = <T>(values: readonly T[], value: T): T[] =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
