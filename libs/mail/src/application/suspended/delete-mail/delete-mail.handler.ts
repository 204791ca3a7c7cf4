import { UnneededFiles } from '@casewright/files';
import { Clock, DomainError } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { MessageRows } from '../../shared/message-rows';
import { DeleteMail } from './delete-mail.command';

/** Takes a mail out of the queue for good, with its raw message. On record stays why it was suspended, and who deleted it when. */
@CommandHandler(DeleteMail)
export class DeleteMailHandler implements ICommandHandler<DeleteMail> {
  constructor(
    private readonly rows: MessageRows,
    private readonly unneeded: UnneededFiles,
    private readonly clock: Clock,
  ) {}

  async execute({ messageId, meta }: DeleteMail): Promise<void> {
    const row = await this.rows.find(messageId);
    if (row?.status === 'deleted') return;
    if (row) await this.unneeded.add([row.digest]);
    const removed = row && (await this.rows.remove(row.id, meta.actor.id, this.clock.now()));
    if (!removed) throw new DomainError('resource.missing', 'There is no such suspended mail.');
  }
}
