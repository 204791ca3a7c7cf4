import { Command } from '@nestjs/cqrs';

/** Signs the user out everywhere, here too. */
export class EndAllSessionsCommand extends Command<void> {
  constructor(readonly userId: string) {
    super();
  }
}
