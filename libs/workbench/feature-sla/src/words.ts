import type { Priority, SlaTarget, TicketType, Weekday } from '@casewright/contracts';

/** A target inside a sentence. */
export const shortTargetWords: Readonly<Record<SlaTarget, string>> = {
  'first-reply': 'first reply',
  'next-reply': 'next reply',
  'periodic-update': 'updates',
  'agent-work': 'work',
  'requester-wait': 'wait',
  resolution: 'resolution',
  ownership: 'ownership',
};

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
