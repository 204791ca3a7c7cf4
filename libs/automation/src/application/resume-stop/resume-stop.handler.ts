import { DomainError, missing } from '@casewright/kernel';
import { Database, UnitOfWork } from '@casewright/persistence';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { LiveRules } from '../../read-model/live-rules/live-rules';
import { RuleWriter } from '../rule-writer';
import { ResumeStopCommand } from './resume-stop.command';

/** Rules that somebody has let go on, put away or paused anew since then are left as they are. */
@CommandHandler(ResumeStopCommand)
export class ResumeStopHandler implements ICommandHandler<ResumeStopCommand> {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly writer: RuleWriter,
    private readonly database: Database,
    private readonly live: LiveRules,
  ) {}

  async execute({ stopId, reason, meta }: ResumeStopCommand) {
    let resumed = 0;
    await this.unit.run(() =>
      this.writer.once({ ruleId: stopId, meta, request: { resumeStop: reason } }, async () => {
        const [stop] = await this.database.query('select from automation.stops where id = $1', [stopId]);
        if (!stop) throw missing();
        resumed = await this.resume({ stopId, reason, meta });
        if (resumed === 0) throw new DomainError('state.conflict', 'It holds no rule any more, so there is nothing to resume.');
        await this.database.query('update automation.live_set set revision = revision + 1');
      }),
    );
    this.live.forget();
    return resumed;
  }

  /** The same step as `takeStep`, for all of them at once. */
  private async resume({ stopId, reason, meta }: Pick<ResumeStopCommand, 'stopId' | 'reason' | 'meta'>): Promise<number> {
    const rows = await this.database.query(
      `with resumed as (
         update automation.rules set status = case when published_version is null then 'draft' else 'active' end, stop_id = null,
           revision = revision + 1, updated_at = $2, updated_by = $3
         where stop_id = $1 returning id, coalesce(published_version, (trial->>'version')::int) as version
       )
       insert into automation.rule_life (rule_id, kind, version, reason, at, by)
       select id, 'resumed', version, $4, $2, $3 from resumed returning rule_id`,
      [stopId, meta.at, JSON.stringify(meta.actor), reason],
    );
    return rows.length;
  }
}
