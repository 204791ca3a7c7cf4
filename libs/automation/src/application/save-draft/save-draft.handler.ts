import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SharedConditions } from '../../read-model/named-conditions/shared-conditions.query';
import { showContent } from '../show-content';
import { contentHash } from '../content-hash';
import { RuleWriter } from '../rule-writer';
import { SaveDraftCommand } from './save-draft.command';

/** A draft may hold mistakes; they are told with it, and publishing refuses them. */
@CommandHandler(SaveDraftCommand)
export class SaveDraftHandler implements ICommandHandler<SaveDraftCommand> {
  constructor(
    private readonly writer: RuleWriter,
    private readonly shared: SharedConditions,
  ) {}

  async execute({ ruleId, content: written, expectedRevision, meta }: SaveDraftCommand) {
    const content = await this.shared.kept(written);
    await this.writer.write({ ruleId, meta, expectedRevision, request: written }, (_, rule) => {
      rule.draft = content;
      rule.draftHash = contentHash(content);
      rule.draftBase = rule.publishedVersion ?? null;
      rule.draftAt = new Date(meta.at);
      rule.draftBy = meta.actor;
      if (rule.publishedVersion === null) showContent(rule, content);
    });
  }
}
