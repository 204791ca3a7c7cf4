import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { TicketFieldQueries } from '../../../read-model/ticket-fields/ticket-fields.query';
import { FieldWrites } from '../field-writes';
import { ArchiveFieldCommand } from './archive-field.command';

/** Tickets keep the values of an archived field; nobody can set it any more, and no new rule can ask for it. */
@CommandHandler(ArchiveFieldCommand)
export class ArchiveFieldHandler implements ICommandHandler<ArchiveFieldCommand> {
  constructor(
    private readonly writes: FieldWrites,
    private readonly fields: TicketFieldQueries,
  ) {}

  async execute({ to, ...change }: ArchiveFieldCommand) {
    await this.writes.change(change, (content) => ({ ...content, archived: to === 'archived' }));
    return this.fields.find(change.key);
  }
}
