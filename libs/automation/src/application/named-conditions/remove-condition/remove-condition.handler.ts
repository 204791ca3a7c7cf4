import { DomainError } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { NamedConditions } from '../../../read-model/named-conditions/named-conditions.query';
import { ConditionRows } from '../condition-rows';
import { RemoveConditionCommand } from './remove-condition.command';

/** What stands in a rule, or in another condition, stays. */
@CommandHandler(RemoveConditionCommand)
export class RemoveConditionHandler implements ICommandHandler<RemoveConditionCommand> {
  constructor(
    private readonly conditions: NamedConditions,
    private readonly rows: ConditionRows,
  ) {}

  async execute({ id, expectedVersion }: RemoveConditionCommand) {
    const { usedBy, usedIn } = await this.conditions.find(id);
    const [first] = [...usedBy.map(({ rule }) => `the rule “${rule.name}”`), ...usedIn.map(({ name }) => `the condition “${name}”`)];
    if (first) throw new DomainError('state.conflict', `It stands in ${first}: take it out there first.`);
    await this.rows.remove(id, expectedVersion);
  }
}
