import { Clock, DomainError } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { MessageRows } from '../../shared/message-rows';
import { DeleteMail } from './delete-mail.command';

/** Takes a mail out of the queue for good. Who did it stays on record, and the raw message stays in the file store with its row. */
@CommandHandler(DeleteMail)
export class DeleteMailHandler implements ICommandHandler<DeleteMail> {
  constructor(
    private readonly rows: MessageRows,
    private readonly clock: Clock,
  ) {}

  async execute({ messageId, meta }: DeleteMail): Promise<void> {
    const row = await this.rows.find(messageId);
    if (row?.status === 'deleted') return;
    const settled = row && (await this.rows.settle(row.id, 'deleted', row.ticketId, meta.actor.id, this.clock.now()));
    if (!settled) throw new DomainError('resource.missing', 'There is no such suspended mail.');
  }
}
