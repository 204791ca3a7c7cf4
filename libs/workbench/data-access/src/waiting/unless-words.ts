import type { ReminderUnless } from '@casewright/contracts';

/** When a reminder is needless, in words. */
export const unlessWords: Readonly<Record<ReminderUnless, string>> = {
  'customer-replied': 'the requester has answered by then',
  solved: 'the ticket is solved by then',
};
