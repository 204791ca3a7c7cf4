import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PolicyQueries } from '../../read-model/configuration/policy.queries';
import { ConfigurationWrites, filePolicy, policiesInOrder, requireCalendars } from '../configuration-writes';
import { PolicyEntity } from '../policy.entity';
import { PolicyLanguage } from '../policy-language';
import { creationKey, requireSameRequest } from '../repeat';
import { CreateSlaPolicyCommand } from './create-policy.command';

/** A new policy is tried after all others. */
@CommandHandler(CreateSlaPolicyCommand)
export class CreateSlaPolicyHandler implements ICommandHandler<CreateSlaPolicyCommand> {
  constructor(
    private readonly writes: ConfigurationWrites,
    private readonly policies: PolicyQueries,
    private readonly language: PolicyLanguage,
  ) {}

  async execute({ policy: { effect, ...content }, meta }: CreateSlaPolicyCommand) {
    const key = creationKey('sla-policy', meta, content);
    const at = new Date(meta.at);
    await this.language.requireConditions(content);
    await this.writes.alone(meta, async (em) => {
      const earlier = await em.findOne(PolicyEntity, { id: key.id });
      if (earlier) return requireSameRequest(earlier, key);
      const calendars = await requireCalendars(em, content, meta.at);
      const rank = (await policiesInOrder(em)).length + 1;
      const policy = em.create(PolicyEntity, { ...key, rank, version: 1, content, createdAt: at, updatedAt: at, removedAt: null });
      await em.flush();
      filePolicy(em, policy, meta);
      const change = { kind: 'create-policy', policy: { id: key.id, version: 1 }, calendars } as const;
      return { change, effect, subject: { id: key.id, name: content.name } };
    });
    return this.policies.find(key.id);
  }
}
