import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { requireActive } from '../../domain/rule-life';
import { LiveRules } from '../../read-model/live-rules/live-rules';
import { note, RuleWriter } from '../rule-writer';
import { PauseRuleCommand } from './pause-rule.command';

/** Its version stays; until it is resumed the rule evaluates nothing. */
@CommandHandler(PauseRuleCommand)
export class PauseRuleHandler implements ICommandHandler<PauseRuleCommand> {
  constructor(
    private readonly writer: RuleWriter,
    private readonly live: LiveRules,
  ) {}

  async execute({ ruleId, reason, expectedRevision, meta }: PauseRuleCommand) {
    await this.writer.write({ ruleId, meta, expectedRevision, request: { pause: reason } }, async (em, rule) => {
      requireActive(rule.status);
      rule.status = 'paused';
      await note(em, rule, { kind: 'paused', version: rule.publishedVersion ?? null, reason }, meta);
    });
    this.live.forget();
  }
}
