import type { TicketEvent } from '@casewright/contracts';
import { defineProcess } from '@casewright/kernel';

type SnoozeEvent = Extract<TicketEvent, { type: 'ticket.snoozed' | 'ticket.snooze-ended' }>;

export interface SnoozeState {
  readonly ticketId: string;
  /** ISO 8601; null while nothing is waited for. */
  readonly until: string | null;
}

/** Waits with a snoozed ticket until its time comes. What ends a snooze earlier is decided with the change itself, so no other event matters here. */
export const snoozeProcess = defineProcess<SnoozeState, SnoozeEvent>({
  type: 'snooze',
  version: 1,
  initial: { ticketId: '', until: null },
  follows: ['ticket.snoozed', 'ticket.snooze-ended'],
  key: (event) => event.streamId,
  starts: (event) => event.type === 'ticket.snoozed',
  on(state, input, now) {
    switch (input.type) {
      case 'ticket.snoozed': {
        const { until } = input.data;
        return { state: { ticketId: input.streamId, until }, wakeAt: until };
      }
      case 'ticket.snooze-ended':
        return { state: { ...state, until: null }, done: true };
      case 'process.woken':
        return woken(state, Math.max(now.getTime(), Date.parse(input.at)));
    }
  },
});

/** A wish to be woken for a time that was moved since is answered with the time as it is now. */
function woken(state: SnoozeState, now: number) {
  const { ticketId, until } = state;
  if (until === null) return { state };
  if (Date.parse(until) > now) return { state, wakeAt: until };
  return { state: { ticketId, until: null }, commands: [{ type: 'ticket.wake', data: { ticketId, until } }] };
}
