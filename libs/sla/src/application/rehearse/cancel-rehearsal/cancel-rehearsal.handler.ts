import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RehearsalStore } from '../rehearsal-store';
import { CancelRehearsalCommand } from './cancel-rehearsal.command';

@CommandHandler(CancelRehearsalCommand)
export class CancelRehearsalHandler implements ICommandHandler<CancelRehearsalCommand> {
  constructor(private readonly store: RehearsalStore) {}

  async execute({ id }: CancelRehearsalCommand) {
    await this.store.end(id, 'cancelled', null);
  }
}
