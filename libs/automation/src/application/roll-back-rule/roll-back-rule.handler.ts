import { DomainError } from '@casewright/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { requirePossible } from '../../domain/rule-life-refusals';
import { DraftCheck } from '../../read-model/rules/draft-check';
import { LiveRules } from '../../read-model/live-rules/live-rules';
import { SavedTests } from '../../read-model/rehearse/saved-tests.query';
import type { Rule } from '../rule.entity';
import { stateOf, takeStep } from '../rule-step';
import { contentOf, makeVersion, versionOf } from '../rule-versions';
import { RuleWriter } from '../rule-writer';
import { showVersion } from '../show-version';
import { RollBackRuleCommand } from './roll-back-rule.command';

/** Nothing is taken out of the history: going back is a step forward. */
@CommandHandler(RollBackRuleCommand)
export class RollBackRuleHandler implements ICommandHandler<RollBackRuleCommand> {
  constructor(
    private readonly writer: RuleWriter,
    private readonly check: DraftCheck,
    private readonly tests: SavedTests,
    private readonly live: LiveRules,
  ) {}

  async execute(command: RollBackRuleCommand) {
    const { ruleId, version, reason, expectedRevision, meta } = command;
    await this.writer.write({ ruleId, meta, expectedRevision, request: { rollBack: version, reason } }, async (em, rule) => {
      requirePossible(stateOf(rule), 'rolled-back');
      if (rule.publishedVersion === version) throw new DomainError('state.conflict', `Version ${version} is the published one already.`);
      await this.rollBack(em, rule, command);
    });
    this.live.forget();
  }

  private async rollBack(em: EntityManager, rule: Rule, { version: from, reason, meta, powers }: RollBackRuleCommand): Promise<void> {
    const content = contentOf(await versionOf(em, rule.id, from));
    await this.check.require(rule.id, content, powers);
    await this.tests.require(rule.id, content, 'where-needed');
    const hasDraft = rule.draftHash !== rule.publishedHash;
    const document = makeVersion(em, rule, content, reason, meta);
    await takeStep(em, rule, { kind: 'rolled-back', version: document.version, reason, details: { from } }, meta);
    showVersion(rule, document);
    // What somebody has written and not published stays.
    if (!hasDraft) Object.assign(rule, { draft: content, draftHash: document.hash, draftBase: document.version });
  }
}
