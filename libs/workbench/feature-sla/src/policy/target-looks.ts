import type { SlaTarget, StatusCategory } from '@casewright/contracts';
import type { IconName } from '@casewright/ui';

/** A status in which a clock may stand still. */
export type Pause = Exclude<StatusCategory, 'solved' | 'closed'>;

interface TargetLook {
  readonly icon: IconName;
  /** One line for those who have not met it yet. */
  readonly meaning: string;
  /** Where a clock of it stands still unless the policy says otherwise; null: it never does. */
  readonly pausesIn: readonly Pause[] | null;
  /** What a policy may choose from instead; null: it has no choice. */
  readonly mayPauseIn: readonly Pause[] | null;
}

/** In the order in which they are offered. */
export const anyPause: readonly Pause[] = ['pending', 'on-hold', 'open', 'new'];

export const targetLooks: Readonly<Record<SlaTarget, TargetLook>> = {
  'first-reply': { icon: 'reply', meaning: 'From the opening to your first public reply. Never pauses.', pausesIn: null, mayPauseIn: null },
  'next-reply': {
    icon: 'history',
    meaning: 'From the oldest unanswered message of the customer to your next public reply; again for each. Never pauses.',
    pausesIn: null,
    mayPauseIn: null,
  },
  'periodic-update': {
    icon: 'refresh',
    meaning: 'The longest time between two of your public replies; again after each.',
    pausesIn: [],
    mayPauseIn: ['pending'],
  },
  'agent-work': {
    icon: 'assign',
    meaning: 'All the time in which the ticket is new or open.',
    pausesIn: ['pending', 'on-hold'],
    mayPauseIn: null,
  },
  'requester-wait': {
    icon: 'clock',
    meaning: 'All the time in which the customer waits: new, open or on hold.',
    pausesIn: ['pending'],
    mayPauseIn: null,
  },
  resolution: { icon: 'met', meaning: 'From the opening until the ticket is solved.', pausesIn: ['pending'], mayPauseIn: anyPause },
  ownership: { icon: 'people', meaning: 'How long one team may own the ticket; again with each team.', pausesIn: [], mayPauseIn: anyPause },
};

export const pauseWords: Readonly<Record<StatusCategory, string>> = {
  new: 'while it is new',
  open: 'while it is open',
  pending: 'while waiting for the customer',
  'on-hold': 'while on hold',
  solved: 'while it is solved',
  closed: 'while it is closed',
};
