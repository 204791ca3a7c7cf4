import { DomainError, idFrom } from '@casewright/kernel';
import { Database, UnitOfWork } from '@casewright/persistence';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { LiveRules } from '../../read-model/live-rules/live-rules';
import { scopeValues, stoppable } from '../../read-model/stops/stop-scope';
import { EffectQueues } from '../effect-queues';
import { RuleWriter } from '../rule-writer';
import { StopRulesCommand } from './stop-rules.command';

/**
 * Stops many rules as quickly as one, so it writes by sets. An event in flight finishes on the set of rules that it began with; what was
 * planned before and is not sent yet is taken back.
 */
@CommandHandler(StopRulesCommand)
export class StopRulesHandler implements ICommandHandler<StopRulesCommand> {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly writer: RuleWriter,
    private readonly database: Database,
    private readonly queues: EffectQueues,
    private readonly live: LiveRules,
  ) {}

  async execute(command: StopRulesCommand) {
    const { scope, reason, meta } = command;
    const stopId = idFrom(`stop:${meta.commandId}`);
    await this.unit.run(() =>
      this.writer.once({ ruleId: stopId, meta, request: { stop: scope, reason } }, () => this.stop(stopId, command)),
    );
    this.live.forget();
    return stopId;
  }

  private async stop(stopId: string, command: StopRulesCommand): Promise<void> {
    const { scope, reason, meta } = command;
    const ruleIds = await this.pause(stopId, command);
    if (ruleIds.length === 0) throw new DomainError('state.conflict', 'None of these rules is live, so there is nothing to stop.');
    const cancelled = await this.queues.cancel(ruleIds, reason);
    await this.database.query('insert into automation.stops (id, scope, reason, at, by, cancelled) values ($1, $2, $3, $4, $5, $6)', [
      ...[stopId, JSON.stringify(scope), reason, meta.at, JSON.stringify(meta.actor), JSON.stringify(cancelled)],
    ]);
    await this.database.query('update automation.live_set set revision = revision + 1');
  }

  /** The same step as `takeStep`, for all of them at once. */
  private async pause(stopId: string, { scope, reason, meta }: StopRulesCommand): Promise<string[]> {
    const rows = await this.database.query<{ ruleId: string }>(
      `with stopped as (
         update automation.rules r set status = 'paused', stop_id = $3, revision = revision + 1, updated_at = $4, updated_by = $5
         where ${stoppable} returning r.id, coalesce(r.published_version, (r.trial->>'version')::int) as version
       )
       insert into automation.rule_life (rule_id, kind, version, reason, details, at, by)
       select id, 'stopped', version, $6, jsonb_build_object('stopId', $3::uuid), $4, $5 from stopped returning rule_id as "ruleId"`,
      [...scopeValues(scope), stopId, meta.at, JSON.stringify(meta.actor), reason],
    );
    return rows.map(({ ruleId }) => ruleId);
  }
}
