import type { ArmingView, NextRunsView, ScheduledRunView } from '@casewright/contracts';
import { Clock } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import type { CompiledRule } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { LiveRules } from '../live-rules/live-rules';
import { RuleQueries } from '../rules/rule.queries';

const shown = 5;
const mostPast = 20;
const utc = (column: string, name: string): string => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "${name}"`;

/** When a rule runs next, and when it ran. */
@Injectable()
export class NextRuns {
  constructor(
    private readonly database: Database,
    private readonly live: LiveRules,
    private readonly rules: RuleQueries,
    private readonly clock: Clock,
  ) {}

  async of(ruleId: string): Promise<NextRunsView> {
    await this.rules.requireRule(ruleId);
    const { rules } = await this.live.set();
    const rule = rules.find(({ document }) => document.ruleId === ruleId);
    return {
      next: await this.next(ruleId, rule),
      waiting: await this.waiting(ruleId),
      arming: await this.arming(ruleId, rule?.document.version ?? null),
      past: await this.past(ruleId),
    };
  }

  private async next(ruleId: string, rule: CompiledRule | undefined): Promise<string[]> {
    if (!rule?.timing) return [];
    if (rule.timing.kind === 'schedule')
      return rule.timing.schedule.next(shown, this.clock.now().getTime()).map((time) => new Date(time).toISOString());
    const rows = await this.database.query<{ at: string }>(
      `select ${utc('act_at', 'at')} from rm.timed_runs where rule_id = $1 and state = 'armed' and stage = 'live' order by act_at limit ${shown}`,
      [ruleId],
    );
    return rows.map(({ at }) => at);
  }

  private async waiting(ruleId: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `select count(*)::integer as count from rm.timed_runs where rule_id = $1 and state = 'armed' and stage = 'live'`,
      [ruleId],
    );
    return row?.count ?? 0;
  }

  /** Of the published version; where there is none, of the one on trial. */
  private async arming(ruleId: string, version: number | null): Promise<ArmingView | null> {
    const [row] = await this.database.query<ArmingView & Record<string, unknown>>(
      `select rule_version as version, ${utc('started_at', 'startedAt')}, ${utc('finished_at', 'finishedAt')}, looked, total, armed
       from automation.armings where rule_id = $1 and ($2::int is null or rule_version = $2) order by since desc limit 1`,
      [ruleId, version],
    );
    return row ?? null;
  }

  private past(ruleId: string): Promise<ScheduledRunView[]> {
    return this.database.query<ScheduledRunView & Record<string, unknown>>(
      `select ${utc('planned_at', 'plannedAt')}, rule_version as version, stage, state, ${utc('started_at', 'startedAt')},
         ${utc('finished_at', 'finishedAt')}, reason, coalesce(cardinality(subjects), 0) as subjects, fired, left_out as "leftOut"
       from automation.scheduled_runs where rule_id = $1 order by planned_at desc limit ${mostPast}`,
      [ruleId],
    );
  }
}
