import { timedRuleEvents, type TimedRuleEvent, type TimedRunState } from '@casewright/contracts';
import { idFrom, type Stored } from '@casewright/kernel';
import { defineProjection } from '@casewright/subscriptions';

/** A run as lists show it. */
export interface TimedRunRow {
  readonly run: string;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly ticketId: string;
  readonly anchor: string;
  readonly anchorAt: string;
  readonly actAt: string;
  readonly beganAt: string;
  readonly state: TimedRunState;
  readonly endedAt: string | null;
  readonly reason: string | null;
}

/** One row per run: `rm.timed_runs`. */
export const timedRuns = defineProjection<TimedRunRow, TimedRuleEvent>({
  name: 'timed-runs',
  version: 1,
  events: Object.keys(timedRuleEvents) as TimedRuleEvent['type'][],
  columns: {
    run: 'text not null',
    rule_id: 'uuid not null',
    rule_version: 'integer not null',
    ticket_id: 'uuid not null',
    anchor: 'text not null',
    anchor_at: 'timestamptz(3) not null',
    act_at: 'timestamptz(3) not null',
    began_at: 'timestamptz(3) not null',
    state: 'text not null',
    ended_at: 'timestamptz(3)',
    reason: 'text',
  },
  indexes: ['(ticket_id, act_at)', '(rule_id, act_at, id)', '(rule_id, state, act_at, id)'],
  key: ({ data }) => idFrom(data.run),
  fold: (row, event) => (event.type === 'timed-rule.armed' ? armed(event) : row && { ...row, ...changed(event) }),
});

type Armed = Extract<TimedRuleEvent, { type: 'timed-rule.armed' }>;

function armed({ data }: Stored<Armed>): TimedRunRow {
  const { run, ruleId, ruleVersion, ticketId, anchor, anchorAt, actAt, beganAt } = data;
  return { run, ruleId, ruleVersion, ticketId, anchor, anchorAt, actAt, beganAt, state: 'armed', endedAt: null, reason: null };
}

function changed({ type, data }: Exclude<TimedRuleEvent, Armed>): Partial<TimedRunRow> {
  switch (type) {
    case 'timed-rule.moved':
      return { ruleVersion: data.ruleVersion, anchorAt: data.anchorAt, actAt: data.actAt };
    case 'timed-rule.due':
      return {};
    case 'timed-rule.fired':
      return { state: 'fired', ruleVersion: data.ruleVersion, endedAt: data.at };
    case 'timed-rule.skipped':
      return { state: 'skipped', reason: data.reason, endedAt: data.at };
    case 'timed-rule.cancelled':
      return { state: 'cancelled', reason: data.reason, endedAt: data.at };
  }
}
