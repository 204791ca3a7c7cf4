import type { AcceptInvitation } from '@casewright/contracts';
import { Command } from '@nestjs/cqrs';
import type { Origin } from '../origin';
import type { SignedIn } from '../signed-in';

export class AcceptInvitationCommand extends Command<SignedIn & { readonly deviceToken: string }> {
  constructor(
    readonly acceptance: AcceptInvitation,
    readonly origin: Origin,
  ) {
    super();
  }
}
