import { idFrom } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AllowedHosts } from '../sending/allowed-hosts';
import { SecretBox } from '../targets/secret-box';
import { TargetRows } from '../targets/target-rows';
import { CreateTargetCommand } from './create-target.command';

@CommandHandler(CreateTargetCommand)
export class CreateTargetHandler implements ICommandHandler<CreateTargetCommand> {
  constructor(
    private readonly rows: TargetRows,
    private readonly hosts: AllowedHosts,
    private readonly box: SecretBox,
  ) {}

  async execute({ target: { name, url, secret = this.box.make() }, meta }: CreateTargetCommand) {
    this.hosts.require(url);
    const id = idFrom(`webhook-target:${meta.commandId}`);
    await this.rows.insert({ id, name, url, secret: this.box.seal(secret, id) }, new Date(meta.at));
    return { id, secret };
  }
}
