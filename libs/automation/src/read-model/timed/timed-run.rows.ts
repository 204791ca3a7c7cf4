import type { ActorView, TimedRunView } from '@casewright/contracts';
import type { Actor } from '@casewright/kernel';
import type { TimedRunRow } from './timed-runs.projection';

export type NamedRunRow = Omit<TimedRunRow, 'anchorAt' | 'actAt' | 'beganAt' | 'endedAt'> & {
  readonly id: string;
  readonly anchorAt: Date;
  readonly actAt: Date;
  readonly beganAt: Date;
  readonly endedAt: Date | null;
  readonly ruleName: string;
} & Record<string, unknown>;

/** For `select`, with the name of the rule. */
export const namedRuns = `select t.id, t.run, t.rule_id as "ruleId", t.rule_version as "ruleVersion", t.ticket_id as "ticketId", t.anchor,
  t.anchor_at as "anchorAt", t.act_at as "actAt", t.began_at as "beganAt", t.state, t.ended_at as "endedAt", t.reason, t.stage,
  t.stopped, t.ended_by as "endedBy", r.name as "ruleName"
  from rm.timed_runs t join automation.rules r on r.id = t.rule_id`;

/** `actor` tells who ended a run, by name. */
export const timedRunView = (row: NamedRunRow, actor: (actor: Actor) => ActorView): TimedRunView => ({
  id: row.id,
  rule: { id: row.ruleId, name: row.ruleName },
  version: row.ruleVersion,
  state: row.state,
  anchor: row.anchor,
  anchorAt: row.anchorAt.toISOString(),
  actAt: row.actAt.toISOString(),
  beganAt: row.beganAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
  reason: row.reason,
  stage: row.stage,
  endedBy: row.endedBy && actor(row.endedBy),
});
