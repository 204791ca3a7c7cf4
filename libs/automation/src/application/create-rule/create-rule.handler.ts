import { eventTypesOf } from '@casewright/contracts';
import { idFrom } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SharedConditions } from '../../read-model/named-conditions/shared-conditions.query';
import { RuleEntity } from '../rule.entity';
import { contentHash } from '../content-hash';
import { takeStep } from '../rule-step';
import { RuleWriter } from '../rule-writer';
import { CreateRuleCommand } from './create-rule.command';

@CommandHandler(CreateRuleCommand)
export class CreateRuleHandler implements ICommandHandler<CreateRuleCommand> {
  constructor(
    private readonly writer: RuleWriter,
    private readonly shared: SharedConditions,
  ) {}

  async execute({ content: given, meta }: CreateRuleCommand) {
    const content = await this.shared.kept(given);
    const ruleId = idFrom(`rule:${meta.commandId}`);
    const at = new Date(meta.at);
    const written = { createdAt: at, updatedAt: at, updatedBy: meta.actor };
    const draft = { draft: content, draftHash: contentHash(content), draftBase: null, draftAt: at, draftBy: meta.actor };
    const events = [...eventTypesOf(content.trigger)];
    const shown = { name: content.name, phase: content.order.phase, rank: content.order.rank, events };
    await this.writer.once({ ruleId, meta, request: given }, async (em) => {
      const rule = em.create(RuleEntity, {
        id: ruleId,
        status: 'draft',
        revision: 1,
        publishedVersion: null,
        publishedHash: null,
        latestVersion: 0,
        trial: null,
        stopId: null,
        ...shown,
        ...draft,
        ...written,
      });
      await takeStep(em, rule, { kind: 'created', version: null, reason: null }, meta);
    });
    return ruleId;
  }
}
