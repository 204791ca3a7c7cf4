import { isDeepStrictEqual } from 'node:util';
import { missing, requireVersion } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { contentOf } from '../../domain/policy/stored-content';
import { PolicyQueries } from '../../read-model/configuration/policy.queries';
import { ConfigurationWrites, filePolicy, requireCalendars } from '../configuration-writes';
import { PolicyEntity } from '../policy.entity';
import { PolicyLanguage } from '../policy-language';
import { EditSlaPolicyCommand } from './edit-policy.command';

/** Clocks that run keep their version, unless the effect says otherwise. */
@CommandHandler(EditSlaPolicyCommand)
export class EditSlaPolicyHandler implements ICommandHandler<EditSlaPolicyCommand> {
  constructor(
    private readonly writes: ConfigurationWrites,
    private readonly policies: PolicyQueries,
    private readonly language: PolicyLanguage,
  ) {}

  async execute({ policyId, changes: { effect, ...changes }, expectedVersion, meta }: EditSlaPolicyCommand) {
    await this.writes.alone(meta, async (em) => {
      const policy = await em.findOne(PolicyEntity, { id: policyId, removedAt: null });
      if (!policy) throw missing();
      requireVersion(policy, expectedVersion);
      const before = contentOf(policy.content);
      const content = { ...before, ...changes };
      if (isDeepStrictEqual(content, before)) return null;
      await this.language.requireConditions(content, '', before.targets);
      const calendars = await requireCalendars(em, content, meta.at);
      Object.assign(policy, { content, version: policy.version + 1, updatedAt: new Date(meta.at) });
      filePolicy(em, policy, meta);
      const change = { kind: 'edit-policy', policy: { id: policy.id, version: policy.version }, calendars } as const;
      return { change, effect, subject: { id: policy.id, name: content.name } };
    });
    return this.policies.find(policyId);
  }
}
