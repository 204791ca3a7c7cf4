import { Command } from '@nestjs/cqrs';

/** Ends the session of a refresh token. A token that is not one of ours ends nothing, and nobody is told. */
export class SignOutCommand extends Command<void> {
  constructor(readonly refreshToken: string) {
    super();
  }
}
