import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { requirePossible } from '../../domain/rule-life-refusals';
import { DraftCheck } from '../../read-model/rules/draft-check';
import { LiveRules } from '../../read-model/live-rules/live-rules';
import { SavedTests } from '../../read-model/rehearse/saved-tests.query';
import { stateOf, takeStep } from '../rule-step';
import { contentOf, versionOf } from '../rule-versions';
import { RuleWriter } from '../rule-writer';
import { showVersion } from '../show-version';
import { PromoteRuleCommand } from './promote-rule.command';

/** Checked and tested once more, because a team, a ticket or another rule may have changed since the trial began. */
@CommandHandler(PromoteRuleCommand)
export class PromoteRuleHandler implements ICommandHandler<PromoteRuleCommand> {
  constructor(
    private readonly writer: RuleWriter,
    private readonly check: DraftCheck,
    private readonly tests: SavedTests,
    private readonly live: LiveRules,
  ) {}

  async execute({ ruleId, audience, reason, expectedRevision, meta, powers }: PromoteRuleCommand) {
    await this.writer.write({ ruleId, meta, expectedRevision, request: { promote: reason, audience } }, async (em, rule) => {
      requirePossible(stateOf(rule), 'promoted');
      const version = rule.trial?.version ?? 0;
      const document = await versionOf(em, ruleId, version);
      await this.check.require(ruleId, contentOf(document), powers);
      await this.tests.require(ruleId, contentOf(document), 'where-needed');
      if (audience) await takeStep(em, rule, { kind: 'canaried', version, reason, details: { audience } }, meta);
      else {
        await takeStep(em, rule, { kind: 'promoted', version, reason }, meta);
        showVersion(rule, document);
      }
    });
    this.live.forget();
  }
}
