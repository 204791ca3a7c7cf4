import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SecretBox } from '../targets/secret-box';
import { TargetRows } from '../targets/target-rows';
import { RenewSecretCommand } from './renew-secret.command';

@CommandHandler(RenewSecretCommand)
export class RenewSecretHandler implements ICommandHandler<RenewSecretCommand> {
  constructor(
    private readonly rows: TargetRows,
    private readonly box: SecretBox,
  ) {}

  async execute({ id, secret = this.box.make(), expectedVersion, meta }: RenewSecretCommand) {
    await this.rows.update(id, { secret: this.box.seal(secret, id) }, expectedVersion, new Date(meta.at));
    return secret;
  }
}
