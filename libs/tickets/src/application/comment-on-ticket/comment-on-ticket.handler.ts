import { idFrom } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { comment } from '../../domain';
import { cleanComment } from '../comment-content/clean-comment';
import { TicketRepository } from '../ticket.repository';
import { CommentOnTicketCommand } from './comment-on-ticket.command';

@CommandHandler(CommentOnTicketCommand)
export class CommentOnTicketHandler implements ICommandHandler<CommentOnTicketCommand> {
  constructor(private readonly tickets: TicketRepository) {}

  execute(command: CommentOnTicketCommand) {
    const content = cleanComment(command.data.comment);
    return this.tickets.apply(command, (ticket) => comment(ticket, content, commentIdOf(command.meta)));
  }
}

/** A repeated command names the same comment. */
export const commentIdOf = ({ commandId }: { commandId: string }): string => idFrom(`comment:${commandId}`);
