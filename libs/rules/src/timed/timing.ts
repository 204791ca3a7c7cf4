import type { RuleAnchor, TicketPredicate } from '@casewright/contracts';
import type { CompiledLeaf } from '../compile/condition';
import type { LookUp } from '../facts/looked-up';
import type { LeafTest } from '../operators/operator';
import type { Schedule } from './schedule';

/** Waits until its ticket has been quiet for so many milliseconds. */
export interface RestTiming {
  readonly kind: 'rest';
  readonly milliseconds: number;
}

/** Runs at times of its own, on the tickets that it selects then. */
export interface ScheduleTiming {
  readonly kind: 'schedule';
  readonly schedule: Schedule;
  readonly selects: LeafTest;
  /** The selector for a database that knows what time it is. */
  predicate(now: number): TicketPredicate;
}

/** Runs some time before or after a time of the ticket. */
export interface RelativeTiming {
  readonly kind: 'relative';
  readonly anchor: RuleAnchor;
  /** Milliseconds; below zero: before it. */
  readonly offset: number;
  readonly calendarId: string | null;
  readonly cancels: LeafTest | null;
  /** The statuses in which its conditions can hold; null: in any. */
  readonly statuses: readonly unknown[] | null;
}

/** When a rule runs that does not run on an event there and then. */
export type Timing = (RestTiming | ScheduleTiming | RelativeTiming) & {
  /** Tells this way of waiting from any other; two versions of a rule that wait alike have the same. */
  readonly plan: string;
  /** The comparisons of the selector, or of what ends the waiting. */
  readonly leaves: readonly CompiledLeaf[];
  /** What those need to have looked up. */
  readonly needs: readonly LookUp[];
};
