import { DomainError, idFrom } from '@casewright/kernel';
import { UnitOfWork } from '@casewright/persistence';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ConditionCheck } from '../../../read-model/named-conditions/condition-check';
import { ConditionRows } from '../condition-rows';
import { SaveConditionCommand } from './save-condition.command';

/** A version that would be of no use is refused, because publishing a rule takes the newest one. */
@CommandHandler(SaveConditionCommand)
export class SaveConditionHandler implements ICommandHandler<SaveConditionCommand> {
  constructor(
    private readonly check: ConditionCheck,
    private readonly rows: ConditionRows,
    private readonly work: UnitOfWork,
  ) {}

  async execute({ id: known, content, expectedVersion, meta }: SaveConditionCommand) {
    const id = known ?? idFrom(`rule-condition:${meta.commandId}`);
    const problems = await this.check.problems(id, content.conditions);
    if (problems.length > 0)
      throw new DomainError('request.invalid', 'The condition cannot be saved as it is: correct what is listed.', {
        errors: problems.map((problem) => ({ in: 'body', ...problem })),
      });
    await this.work.run(() =>
      known === null ? this.rows.insert(id, content, meta) : this.rows.update(id, content, expectedVersion, meta),
    );
    return id;
  }
}
