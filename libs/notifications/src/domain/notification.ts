import type { NotificationKind, SlaTarget } from '@casewright/contracts';
import { idFrom, type Actor } from '@casewright/kernel';

/** After so many days nobody is told any more. */
export const daysKept = 30;

/** What somebody is told of. But for the text of a rule ids only: names and subjects are looked up when it is read, so that what is erased is erased here too. */
export interface Notification {
  readonly id: string;
  readonly userId: string;
  /** Null where it is about a rule. */
  readonly ticketId: string | null;
  readonly kind: NotificationKind;
  readonly by: Actor | null;
  readonly target: SlaTarget | null;
  /** What a rule has to say. It may name people, so it goes when one of them is erased. */
  readonly text: string | null;
  readonly at: string;
}

/** One event, or one command of a rule, tells one person once. */
export const notificationId = (eventId: string, userId: string): string => idFrom(`notification:${eventId}:${userId}`);
