import { missing, requireVersion } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ConfigurationWrites, policiesInOrder } from '../configuration-writes';
import { RemoveSlaPolicyCommand } from './remove-policy.command';

/** Clocks that run under one of its versions go on under it, unless the effect says otherwise. */
@CommandHandler(RemoveSlaPolicyCommand)
export class RemoveSlaPolicyHandler implements ICommandHandler<RemoveSlaPolicyCommand> {
  constructor(private readonly writes: ConfigurationWrites) {}

  async execute({ policyId, effect, expectedVersion, meta }: RemoveSlaPolicyCommand) {
    await this.writes.alone(meta, async (em) => {
      const policies = await policiesInOrder(em);
      const policy = policies.find(({ id }) => id === policyId);
      if (!policy) throw missing();
      requireVersion(policy, expectedVersion);
      policy.removedAt = new Date(meta.at);
      policies.filter(({ id }) => id !== policyId).forEach((left, place) => (left.rank = place + 1));
      const subject = { id: policyId, name: policy.content.name };
      return { change: { kind: 'remove-policy', policyId }, effect, subject };
    });
  }
}
