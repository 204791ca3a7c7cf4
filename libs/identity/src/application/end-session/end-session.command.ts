import { Command } from '@nestjs/cqrs';

/** Signs one of the user's own devices out. */
export class EndSessionCommand extends Command<void> {
  constructor(
    readonly userId: string,
    readonly sessionId: string,
  ) {
    super();
  }
}
