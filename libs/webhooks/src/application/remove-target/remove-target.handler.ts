import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { TargetRows } from '../targets/target-rows';
import { RemoveTargetCommand } from './remove-target.command';

/** What was on its way to it becomes a dead letter. */
@CommandHandler(RemoveTargetCommand)
export class RemoveTargetHandler implements ICommandHandler<RemoveTargetCommand> {
  constructor(private readonly rows: TargetRows) {}

  execute({ id, expectedVersion }: RemoveTargetCommand) {
    return this.rows.remove(id, expectedVersion);
  }
}
