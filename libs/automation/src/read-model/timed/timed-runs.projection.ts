import { timedRuleEvents, type TimedRuleEvent, type TimedRunState } from '@casewright/contracts';
import { idFrom, type Actor, type Stored } from '@casewright/kernel';
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
  /** shadow: the version is watched and never acts. */
  readonly stage: 'live' | 'shadow';
  /** It was ended because its rule was stopped, and by whom. */
  readonly stopped: boolean;
  readonly endedBy: Actor | null;
}

/** One row per run: `rm.timed_runs`. */
export const timedRuns = defineProjection<TimedRunRow, TimedRuleEvent>({
  name: 'timed-runs',
  version: 2,
  pace: 50,
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
    stage: 'text not null',
    stopped: 'boolean not null',
    ended_by: 'jsonb',
  },
  indexes: [
    '(ticket_id, act_at)',
    '(rule_id, act_at, id)',
    '(rule_id, state, act_at, id)',
    `(rule_id) where stage = 'shadow' and state = 'armed'`,
  ],
  key: ({ data }) => idFrom(data.run),
  fold: (row, event) => (event.type === 'timed-rule.armed' ? armed(event) : row && { ...row, ...changed(event) }),
});

type Armed = Extract<TimedRuleEvent, { type: 'timed-rule.armed' }>;

function armed({ data }: Stored<Armed>): TimedRunRow {
  const { run, ruleId, ruleVersion, ticketId, anchor, anchorAt, actAt, beganAt, stage = 'live' } = data;
  const waits = { state: 'armed', endedAt: null, reason: null, stopped: false, endedBy: null } as const;
  return { run, ruleId, ruleVersion, ticketId, anchor, anchorAt, actAt, beganAt, stage, ...waits };
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
      return {
        ...{ state: 'cancelled', reason: data.reason, endedAt: data.at },
        ...{ stopped: data.because === 'stopped', endedBy: data.by ?? null },
      };
  }
}
