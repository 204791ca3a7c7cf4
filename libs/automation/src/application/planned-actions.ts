import { Database } from '@casewright/persistence';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EffectQueues, type EffectQueue } from './effect-queues';

const waiting = `select d.id, (select count(*)::int from jsonb_array_elements(d.actions) action where action->>'status' = 'planned') as planned
  from automation.decisions d where d.rule_id = any($1::uuid[]) and d.plan is not null`;

/** Actions of rules that fired, whose commands were not sent yet: a command failed, or the process was killed before. */
@Injectable()
export class PlannedActions implements EffectQueue, OnModuleInit {
  readonly what = 'actions';

  constructor(
    private readonly database: Database,
    private readonly queues: EffectQueues,
  ) {}

  onModuleInit(): void {
    this.queues.register(this);
  }

  async count(ruleIds: readonly string[]): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `select coalesce(sum(planned), 0)::int as count from (${waiting}) as waiting`,
      [ruleIds],
    );
    return row?.count ?? 0;
  }

  /** The records say which actions were not carried out, and why. */
  async cancel(ruleIds: readonly string[], reason: string): Promise<number> {
    const rows = await this.database.query<{ planned: number }>(
      `with waiting as (${waiting} for update of d)
       update automation.decisions d set plan = null, actions = (
         select jsonb_agg(case when action->>'status' = 'planned'
           then action || jsonb_build_object('status', 'cancelled', 'message', $2::text) else action end order by place)
         from jsonb_array_elements(d.actions) with ordinality as listed (action, place))
       from waiting where waiting.id = d.id returning waiting.planned`,
      [ruleIds, `The rule was stopped before: ${reason}`],
    );
    return rows.reduce((sum, { planned }) => sum + planned, 0);
  }
}
