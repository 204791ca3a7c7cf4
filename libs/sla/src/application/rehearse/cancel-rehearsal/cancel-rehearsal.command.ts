import { Command } from '@nestjs/cqrs';

/** Ends a rehearsal that nobody wants to wait for any more. One that has ended stays as it is. */
export class CancelRehearsalCommand extends Command<void> {
  constructor(readonly id: string) {
    super();
  }
}
