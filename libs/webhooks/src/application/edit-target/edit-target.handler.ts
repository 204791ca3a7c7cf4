import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AllowedHosts } from '../sending/allowed-hosts';
import { TargetRows } from '../targets/target-rows';
import { EditTargetCommand } from './edit-target.command';

/** What is on its way goes to the new address: the target is looked up when it is sent. */
@CommandHandler(EditTargetCommand)
export class EditTargetHandler implements ICommandHandler<EditTargetCommand> {
  constructor(
    private readonly rows: TargetRows,
    private readonly hosts: AllowedHosts,
  ) {}

  async execute({ id, changes, expectedVersion, meta }: EditTargetCommand) {
    if (changes.url !== undefined) this.hosts.require(changes.url);
    await this.rows.update(id, changes, expectedVersion, new Date(meta.at));
  }
}
