import type { RuleDocument } from '@casewright/contracts';
import { DomainError, type CommandMeta } from '@casewright/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DraftCheck } from '../../read-model/rules/draft-check';
import { LiveRules } from '../../read-model/live-rules/live-rules';
import { RuleVersionEntity } from '../rule-version.entity';
import type { Rule } from '../rule.entity';
import { note, RuleWriter } from '../rule-writer';
import { showContent } from '../show-content';
import { PublishRuleCommand } from './publish-rule.command';

/** Publishing compiles: what cannot run, or would not mean what it says, is refused with a pointer to the place. */
@CommandHandler(PublishRuleCommand)
export class PublishRuleHandler implements ICommandHandler<PublishRuleCommand> {
  constructor(
    private readonly writer: RuleWriter,
    private readonly check: DraftCheck,
    private readonly live: LiveRules,
  ) {}

  async execute({ ruleId, reason, expectedRevision, meta }: PublishRuleCommand) {
    await this.writer.write({ ruleId, meta, expectedRevision, request: { publish: reason } }, async (em, rule) => {
      const errors = await this.check.inPlace(rule.id, rule.draft);
      if (errors.length > 0)
        throw new DomainError('rule.invalid', 'The rule cannot be published as it is: correct what is listed.', {
          errors: errors.map(inDocument),
        });
      await this.publish(em, rule, reason, meta);
    });
    this.live.forget();
  }

  private async publish(em: EntityManager, rule: Rule, why: string, meta: CommandMeta): Promise<void> {
    const version = (rule.publishedVersion ?? 0) + 1;
    const identity = { schema: 'rule/1' as const, ruleId: rule.id, version, baseVersion: rule.publishedVersion ?? null };
    const document: RuleDocument = { ...identity, hash: rule.draftHash, why, ...rule.draft };
    em.create(RuleVersionEntity, { ruleId: rule.id, version, document, publishedAt: new Date(meta.at), publishedBy: meta.actor });
    const entry = { kind: 'published' as const, version, reason: why };
    rule.status = rule.status === 'paused' ? 'paused' : 'active';
    rule.publishedVersion = version;
    rule.publishedHash = rule.draftHash;
    rule.draftBase = version;
    showContent(rule, rule.draft);
    await note(em, rule, entry, meta);
  }
}

/** The pointers lead into the draft, not into the request. */
const inDocument = <Error extends object>(error: Error) => ({ in: 'document', ...error });
