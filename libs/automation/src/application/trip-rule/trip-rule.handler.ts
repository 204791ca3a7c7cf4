import { CommandGateway } from '@casewright/commands';
import type { RuleTrippedMessage } from '@casewright/contracts';
import { UnitOfWork } from '@casewright/persistence';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { rests } from '../../domain/rule-life';
import { LiveRules } from '../../read-model/live-rules/live-rules';
import { RuleOwners } from '../../read-model/rules/rule-owners.query';
import { RuleEntity, type Rule } from '../rule.entity';
import { stateOf, takeStep } from '../rule-step';
import { RuleWriter } from '../rule-writer';
import { TripRuleCommand } from './trip-rule.command';

/**
 * Several processes may see the same cause; the lock on the rule lets the first one stop it. The owner is told in the same transaction, so
 * that nobody is told of what did not happen, and nothing happens that nobody is told of.
 */
@CommandHandler(TripRuleCommand)
export class TripRuleHandler implements ICommandHandler<TripRuleCommand> {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly writer: RuleWriter,
    private readonly live: LiveRules,
    private readonly owners: RuleOwners,
    private readonly commands: CommandGateway,
  ) {}

  async execute(command: TripRuleCommand) {
    const { ruleId, version, reason, meta } = command;
    await this.unit.run(() =>
      this.writer.once({ ruleId, meta, request: { trip: version } }, async (em) => {
        const rule = await em.findOne(RuleEntity, { id: ruleId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
        if (!rule || !(await this.mayTrip(em, rule, command))) return;
        await this.stop(em, rule, command);
        const userIds = await this.owners.of(ruleId);
        const message: RuleTrippedMessage = { type: 'notification.rule-tripped', data: { ruleId, version, reason, userIds: [...userIds] } };
        await this.commands.send({ ...message }, { ...meta, commandId: `${meta.commandId}:tell` });
      }),
    );
    this.live.forget();
  }

  private async mayTrip(em: EntityManager, rule: Rule, { version, window, meta }: TripRuleCommand): Promise<boolean> {
    if (rests(stateOf(rule)) || ![rule.publishedVersion, rule.trial?.version].includes(version)) return false;
    const since = new Date(Date.parse(meta.at) - window);
    // What was counted before somebody let the rule go on does not stop it again.
    const sql = `select 1 from automation.rule_life where rule_id = ? and kind = 'resumed' and at > ? limit 1`;
    return (await em.execute<unknown[]>(sql, [rule.id, since])).length === 0;
  }

  /** A version on trial that gives cause ends its trial; the published one goes on. */
  private async stop(em: EntityManager, rule: Rule, { version, reason, meta }: TripRuleCommand): Promise<void> {
    const kind = rule.publishedVersion !== null && rule.trial?.version === version ? 'withdrawn' : 'tripped';
    rule.revision += 1;
    await takeStep(em, rule, { kind, version, reason }, meta);
    await em.execute('delete from automation.rule_errors where rule_id = ?', [rule.id]);
    rule.updatedAt = new Date(meta.at);
    rule.updatedBy = meta.actor;
  }
}
