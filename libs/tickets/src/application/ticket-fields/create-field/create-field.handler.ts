import { createHash } from 'node:crypto';
import { DomainError } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { mergedChoices } from '../../../domain';
import { TicketFieldQueries } from '../../../read-model/ticket-fields/ticket-fields.query';
import { fileField, FieldWrites, mostFields } from '../field-writes';
import { TicketFieldEntity } from '../ticket-field.entity';
import { CreateFieldCommand } from './create-field.command';

@CommandHandler(CreateFieldCommand)
export class CreateFieldHandler implements ICommandHandler<CreateFieldCommand> {
  constructor(
    private readonly writes: FieldWrites,
    private readonly fields: TicketFieldQueries,
  ) {}

  async execute({ field, meta }: CreateFieldCommand) {
    const { key, kind, choices, ...words } = field;
    const requestHash = meta.requestHash ?? createHash('sha256').update(JSON.stringify(field)).digest('hex');
    const at = new Date(meta.at);
    await this.writes.alone(async (em) => {
      const earlier = await em.findOne(TicketFieldEntity, { key });
      // The key stands for the request: the same one once more finds its first result.
      if (earlier?.requestHash === requestHash) return;
      if (earlier) throw taken(earlier.content.archived);
      if ((await em.count(TicketFieldEntity)) >= mostFields)
        throw new DomainError('state.conflict', `There can be at most ${mostFields} fields.`);
      const content = { ...words, choices: mergedChoices([], choices), archived: false };
      const created = em.create(TicketFieldEntity, { key, kind, version: 1, content, requestHash, createdAt: at, updatedAt: at });
      await em.flush();
      fileField(em, created, meta);
    });
    return this.fields.find(key);
  }
}

const taken = (archived: boolean) =>
  new DomainError(
    'resource.exists',
    archived
      ? 'An archived field has this key, and tickets keep its values: restore that one, or choose another key.'
      : 'Another field has this key: choose another.',
    { errors: [{ in: 'body', pointer: '/key', message: 'Another field has this key' }] },
  );
