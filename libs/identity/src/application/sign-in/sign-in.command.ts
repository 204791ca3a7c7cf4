import type { SignIn } from '@casewright/contracts';
import { Command } from '@nestjs/cqrs';
import type { Origin } from '../origin';
import type { SignedIn } from '../signed-in';

export class SignInCommand extends Command<SignedIn & { readonly deviceToken: string }> {
  constructor(
    readonly credentials: SignIn,
    readonly origin: Origin,
  ) {
    super();
  }
}
