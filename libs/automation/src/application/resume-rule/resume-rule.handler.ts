import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { requirePaused } from '../../domain/rule-life';
import { LiveRules } from '../../read-model/live-rules/live-rules';
import { note, RuleWriter } from '../rule-writer';
import { ResumeRuleCommand } from './resume-rule.command';

/** The version that was live before acts again. */
@CommandHandler(ResumeRuleCommand)
export class ResumeRuleHandler implements ICommandHandler<ResumeRuleCommand> {
  constructor(
    private readonly writer: RuleWriter,
    private readonly live: LiveRules,
  ) {}

  async execute({ ruleId, reason, expectedRevision, meta }: ResumeRuleCommand) {
    await this.writer.write({ ruleId, meta, expectedRevision, request: { resume: reason } }, async (em, rule) => {
      requirePaused(rule.status);
      rule.status = 'active';
      await note(em, rule, { kind: 'resumed', version: rule.publishedVersion ?? null, reason }, meta);
    });
    this.live.forget();
  }
}
