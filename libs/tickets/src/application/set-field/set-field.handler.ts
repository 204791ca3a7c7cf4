import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { inSequence, setField, type Decision } from '../../domain';
import { FieldSettings } from '../ticket-fields/field-settings';
import { TicketRepository } from '../ticket.repository';
import { SetFieldCommand } from './set-field.command';

@CommandHandler(SetFieldCommand)
export class SetFieldHandler implements ICommandHandler<SetFieldCommand> {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly fields: FieldSettings,
  ) {}

  async execute(command: SetFieldCommand) {
    const settings = await this.fields.of({ [command.data.key]: command.data.to });
    return this.tickets.apply(
      command,
      inSequence(
        ...settings.map(
          (setting): Decision =>
            (ticket) =>
              setField(ticket, setting),
        ),
      ),
    );
  }
}
