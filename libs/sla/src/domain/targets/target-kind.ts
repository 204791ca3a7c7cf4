import type { SlaTarget, StatusCategory } from '@casewright/contracts';
import type { Stored } from '@casewright/kernel';
import type { FollowedTicket, FollowedTicketEvent } from '../clock/followed-ticket';

/** What a target waits for: `still`, or it came, or it is waited for no more. A target that comes again counts its episodes from 1. */
export interface Waiting {
  readonly episode: number;
  readonly for: 'still' | 'met' | 'cancelled';
}

/**
 * What tells one target from another: when it begins to wait, when it has what it waited for, and where its clock stands still. Everything
 * else is the same for all. A context adds a target by a name in `SlaTarget`, a file like its neighbours here, and a line in `targetKinds`.
 */
export interface TargetKind<Memory = unknown> {
  readonly target: SlaTarget;
  /** What a clock of it begins with, as one says it after "Begins with". */
  readonly beginsWith: string;
  /** Statuses in which its clock stands still, unless the policy names others. Null: it never does, whatever a policy says. */
  readonly pausesIn: readonly StatusCategory[] | null;
  /** Those that a policy may choose from instead. Null: none, its clock stands still where the target means it to. */
  readonly mayPauseIn: readonly StatusCategory[] | null;
  /** What it keeps of a ticket between events: JSON, ids and counts only, of a bounded size. */
  readonly initial: Memory;
  remember(memory: Memory, event: Stored<FollowedTicketEvent>, ticket: FollowedTicket): Memory;
  /** Null: it has waited for nothing yet. */
  waiting(memory: Memory, ticket: FollowedTicket): Waiting | null;
}

/** Every status in which a ticket is not over. */
export const anyPause: readonly StatusCategory[] = ['new', 'open', 'pending', 'on-hold'];

/** Of a target whose beginning is the ticket's and whose end is its solution. */
export const untilSolved = (
  target: SlaTarget,
  pausesIn: readonly StatusCategory[],
  mayPauseIn: readonly StatusCategory[] | null,
): TargetKind<null> => ({
  target,
  beginsWith: 'the opening',
  pausesIn,
  mayPauseIn,
  initial: null,
  remember: () => null,
  waiting: (_, { status }) => ({ episode: 1, for: status.category === 'solved' || status.category === 'closed' ? 'met' : 'still' }),
});
