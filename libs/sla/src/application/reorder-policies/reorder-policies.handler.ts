import { DomainError, requireVersion } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { orderVersion } from '../../read-model/configuration/order-version';
import { PolicyQueries } from '../../read-model/configuration/policy.queries';
import { ConfigurationWrites, policiesInOrder } from '../configuration-writes';
import { ReorderSlaPoliciesCommand } from './reorder-policies.command';

/** Takes the whole order or nothing, so that two people who sort at once do not mix their orders. */
@CommandHandler(ReorderSlaPoliciesCommand)
export class ReorderSlaPoliciesHandler implements ICommandHandler<ReorderSlaPoliciesCommand> {
  constructor(
    private readonly writes: ConfigurationWrites,
    private readonly policies: PolicyQueries,
  ) {}

  async execute({ ids, effect, expectedVersion, meta }: ReorderSlaPoliciesCommand) {
    await this.writes.alone(meta, async (em) => {
      const [order] = await em.execute<{ version: number }[]>(orderVersion);
      requireVersion(order ?? { version: 0 }, expectedVersion);
      const policies = await policiesInOrder(em);
      const places = new Map(ids.map((id, place) => [id, place + 1]));
      const complete = places.size === ids.length && ids.length === policies.length && policies.every(({ id }) => places.has(id));
      if (!complete) throw new DomainError('state.conflict', 'The order must name each policy that exists once.');
      if (policies.every(({ id }, place) => id === ids[place])) return null;
      for (const policy of policies) policy.rank = places.get(policy.id) ?? policy.rank;
      return { change: { kind: 'reorder-policies', order: ids }, effect, subject: null };
    });
    return this.policies.list();
  }
}
