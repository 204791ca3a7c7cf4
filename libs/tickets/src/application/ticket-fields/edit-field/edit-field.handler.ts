import { DomainError } from '@casewright/kernel';
import type { EditTicketField } from '@casewright/contracts';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { mergedChoices } from '../../../domain';
import { TicketFieldQueries } from '../../../read-model/ticket-fields/ticket-fields.query';
import { FieldWrites } from '../field-writes';
import type { FieldContent } from '../ticket-field.entity';
import { EditFieldCommand } from './edit-field.command';

@CommandHandler(EditFieldCommand)
export class EditFieldHandler implements ICommandHandler<EditFieldCommand> {
  constructor(
    private readonly writes: FieldWrites,
    private readonly fields: TicketFieldQueries,
  ) {}

  async execute({ changes, ...change }: EditFieldCommand) {
    await this.writes.change(change, (content) => edited(content, changes));
    return this.fields.find(change.key);
  }
}

function edited(content: FieldContent, { choices, label, help, audience }: EditTicketField): FieldContent {
  if (choices && choices.length > 0 !== content.choices.length > 0) throw wrongChoices(content.choices.length > 0);
  return {
    ...content,
    ...(label !== undefined && { label }),
    ...(help !== undefined && { help }),
    ...(audience !== undefined && { audience }),
    ...(choices && { choices: mergedChoices(content.choices, choices) }),
  };
}

/** Fields of choices always have some, so whether there are any tells which kind it is. */
function wrongChoices(wanted: boolean): DomainError {
  const message = wanted ? 'Give at least one choice' : 'Only a field of choices has choices';
  return new DomainError('request.invalid', `${message}.`, { errors: [{ in: 'body', pointer: '/choices', message }] });
}
