import type { TicketEvent } from '@casewright/contracts';
import { fold, type Position, type Stored } from '@casewright/kernel';
import type { TicketMoment } from '../facts/ticket-facts';
import { ticketState, type TicketState } from '../facts/ticket-state';

/** What a rule that waited for a time runs on. It stands in no log: only the records of decisions name it. */
export const wakeUpType = 'rule.time-has-come';

/** A wake-up, in the chain of what began the waiting. */
export interface WakeUp {
  readonly type: typeof wakeUpType;
  readonly data: { readonly ruleId: string };
}

export interface WakeUpCause {
  /** Always the same for the same wake-up. */
  readonly eventId: string;
  readonly ruleId: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly depth: number;
  /** ISO 8601. */
  readonly at: string;
}

const nowhere: Position = { epoch: 0, xid: '0', seq: '0' };

/** The ticket as it is when a rule wakes up; null where there is none. Nothing changes with a wake-up, so before and after are the same. */
export function wakeUpMoment(stream: readonly Stored<TicketEvent>[], cause: WakeUpCause): TicketMoment | null {
  const state = fold(ticketState, stream);
  const last = stream.at(-1);
  return state && last ? wakeUpAt(state, last, cause) : null;
}

/** The same for a ticket that is known already, with its last event. */
export function wakeUpAt(
  state: TicketState,
  last: Pick<Stored<TicketEvent>, 'streamId' | 'category' | 'version'>,
  cause: WakeUpCause,
): TicketMoment {
  const { eventId, ruleId, correlationId, causationId, depth, at } = cause;
  const actor = { kind: 'process' as const, id: 'timed-rule' };
  const event: Stored<WakeUp> = {
    ...{ type: wakeUpType, data: { ruleId }, eventId },
    ...{ streamId: last.streamId, category: last.category, version: last.version, position: nowhere, recordedAt: at },
    meta: { commandId: eventId, actor, correlationId, causationId, depth, at },
  };
  return { ticketId: last.streamId, event, together: [], before: state, after: state };
}
