import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { LiveRules } from '../../read-model/live-rules/live-rules';
import { takeStep } from '../rule-step';
import { RuleWriter } from '../rule-writer';
import { StepRuleCommand } from './step-rule.command';

@CommandHandler(StepRuleCommand)
export class StepRuleHandler implements ICommandHandler<StepRuleCommand> {
  constructor(
    private readonly writer: RuleWriter,
    private readonly live: LiveRules,
  ) {}

  async execute({ ruleId, kind, reason, expectedRevision, meta }: StepRuleCommand) {
    await this.writer.write({ ruleId, meta, expectedRevision, request: { [kind]: reason } }, async (em, rule) => {
      const version = (kind === 'withdrawn' ? rule.trial?.version : rule.publishedVersion) ?? null;
      await takeStep(em, rule, { kind, version, reason }, meta);
    });
    this.live.forget();
  }
}
