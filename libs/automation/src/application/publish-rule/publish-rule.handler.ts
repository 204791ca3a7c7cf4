import type { CommandMeta } from '@casewright/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { requirePossible } from '../../domain/rule-life-refusals';
import { DraftCheck } from '../../read-model/rules/draft-check';
import { SharedConditions } from '../../read-model/named-conditions/shared-conditions.query';
import { LiveRules } from '../../read-model/live-rules/live-rules';
import { SavedTests } from '../../read-model/rehearse/saved-tests.query';
import { contentHash } from '../content-hash';
import type { Rule } from '../rule.entity';
import { stateOf, takeStep } from '../rule-step';
import { makeVersion } from '../rule-versions';
import { RuleWriter } from '../rule-writer';
import { showVersion } from '../show-version';
import { PublishRuleCommand, type PublishedAs } from './publish-rule.command';

const kinds = { active: 'published', shadow: 'shadowed', canary: 'canaried' } as const;

/** Publishing compiles: what cannot run, or would not mean what it says, is refused with a pointer to the place. */
@CommandHandler(PublishRuleCommand)
export class PublishRuleHandler implements ICommandHandler<PublishRuleCommand> {
  constructor(
    private readonly writer: RuleWriter,
    private readonly check: DraftCheck,
    private readonly shared: SharedConditions,
    private readonly tests: SavedTests,
    private readonly live: LiveRules,
  ) {}

  async execute({ ruleId, reason, how, tests, expectedRevision, meta, powers }: PublishRuleCommand) {
    const request = how.as === 'active' ? { publish: reason } : { publish: reason, how };
    await this.writer.write({ ruleId, meta, expectedRevision, request }, async (em, rule) => {
      requirePossible(stateOf(rule), kinds[how.as]);
      rule.draft = await this.shared.newest(rule.draft);
      rule.draftHash = contentHash(rule.draft);
      await this.check.require(rule.id, rule.draft, powers);
      await this.tests.require(rule.id, rule.draft, tests);
      await this.publish(em, rule, reason, how, meta);
    });
    this.live.forget();
  }

  private async publish(em: EntityManager, rule: Rule, reason: string, how: PublishedAs, meta: CommandMeta): Promise<void> {
    const document = makeVersion(em, rule, rule.draft, reason, meta);
    const details = how.as === 'canary' ? { details: { audience: how.audience } } : {};
    await takeStep(em, rule, { kind: kinds[how.as], version: document.version, reason, ...details }, meta);
    rule.draftBase = document.version;
    if (how.as === 'active') showVersion(rule, document);
  }
}
