import { escalationEvents, type EscalationEvent, type EscalationState } from '@casewright/contracts';
import { defineProjection } from '@casewright/subscriptions';

/** An escalation as figures need it. */
export interface EscalationRow {
  readonly ticketId: string;
  readonly ladderId: string;
  readonly state: EscalationState;
  readonly startedAt: string;
  readonly endedAt: string | null;
}

/** One row per escalation: `rm.escalations`. */
export const escalationRows = defineProjection<EscalationRow, EscalationEvent>({
  name: 'escalations',
  version: 1,
  events: Object.keys(escalationEvents) as EscalationEvent['type'][],
  columns: {
    ticket_id: 'uuid not null',
    ladder_id: 'uuid not null',
    state: 'text not null',
    started_at: 'timestamptz(3) not null',
    ended_at: 'timestamptz(3)',
  },
  indexes: ['(ladder_id, state)'],
  key: ({ data }) => data.escalationId,
  fold(row, { type, data }) {
    if (type === 'escalation.started') {
      const { ticketId, ladderId, at } = data;
      return { ticketId, ladderId, state: 'running', startedAt: at, endedAt: null };
    }
    if (type === 'escalation.step-climbed') return row;
    return row && { ...row, state: endStates[type], endedAt: data.at };
  },
});

type End = Exclude<EscalationEvent['type'], 'escalation.started' | 'escalation.step-climbed'>;

const endStates: Readonly<Record<End, EscalationState>> = {
  'escalation.acknowledged': 'acknowledged',
  'escalation.stopped': 'stopped',
  'escalation.finished': 'finished',
};
