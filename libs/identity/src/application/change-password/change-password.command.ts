import type { ChangePassword } from '@casewright/contracts';
import type { Principal } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';
import type { Origin } from '../origin';

/** Every other session of the user ends: whoever knew the old password is out. */
export class ChangePasswordCommand extends Command<void> {
  constructor(
    readonly principal: Principal,
    readonly passwords: ChangePassword,
    readonly origin: Origin,
  ) {
    super();
  }
}
