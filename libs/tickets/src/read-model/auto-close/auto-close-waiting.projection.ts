import { autoCloseEvents, type AutoCloseEvent } from '@casewright/contracts';
import { defineProjection } from '@casewright/subscriptions';

export interface AutoCloseRow {
  readonly step: string;
  readonly since: string;
  readonly warnedAt: string | null;
}

/** `rm.auto_close_waiting`: the tickets that wait to be solved or closed, and whose requesters were warned. */
export const autoCloseWaiting = defineProjection<AutoCloseRow, AutoCloseEvent>({
  name: 'auto-close-waiting',
  version: 1,
  pace: 100,
  events: Object.keys(autoCloseEvents) as AutoCloseEvent['type'][],
  columns: { step: 'text not null', since: 'timestamptz(3) not null', warned_at: 'timestamptz(3)' },
  key: ({ data }) => data.ticketId,
  fold(row, event) {
    if (event.type === 'auto-close.ended') return undefined;
    if (event.type === 'auto-close.warned') return row && { ...row, warnedAt: event.data.at };
    const { step, since } = event.data;
    return { step, since, warnedAt: row?.step === step && row.since === since ? row.warnedAt : null };
  },
});
