import { PeopleDirectory, type CommentContent } from '@casewright/contracts';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { comment } from '../../../domain';
import { warned, type Waiting } from '../../../domain/auto-close/auto-close';
import { autoCloseOf } from '../../../domain/auto-close/step';
import { warningText } from '../../../domain/auto-close/warning-text';
import { AutoCloseInForce } from '../../../read-model/auto-close/in-force';
import type { TicketRecord } from '../../../read-model/ticket/ticket-record';
import { commentIdOf } from '../../comment-on-ticket/comment-on-ticket.handler';
import { TicketRepository } from '../../ticket.repository';
import { AutoCloseRepository } from '../auto-close.repository';
import { ConsiderTicket } from '../consider-ticket';
import { WarnRequesterCommand } from './warn-requester.command';

/** The warning is a public comment, which goes out by mail like any other; a crash before it is noted down repeats the very same one. */
@CommandHandler(WarnRequesterCommand)
export class WarnRequesterHandler implements ICommandHandler<WarnRequesterCommand> {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly waiting: AutoCloseRepository,
    private readonly considering: ConsiderTicket,
    private readonly people: PeopleDirectory,
    private readonly inForce: AutoCloseInForce,
  ) {}

  async execute({ ticketId, meta }: WarnRequesterCommand): Promise<void> {
    const considered = await this.considering.look(ticketId, { ...meta, commandId: `${meta.commandId}:look` });
    const waiting = considered?.state.waiting;
    if (!considered?.asBefore || !waiting?.warnAt) return;
    const content = await this.content(considered.record, waiting);
    const own = { ...meta, commandId: `${meta.commandId}:comment` };
    const command = { data: { ticketId }, meta: own, expectedVersion: considered.record.version };
    await this.tickets.apply(command, (ticket) => comment(ticket, content, commentIdOf(own)));
    await this.waiting.change(autoCloseOf(ticketId), meta, (state) => warned(state, ticketId, meta.at));
  }

  private async content({ ticket }: TicketRecord, { step }: Waiting): Promise<CommentContent> {
    const { closeWarning, solveWarning } = (await this.inForce.now()).content;
    const requester = (await this.people.people([ticket.requesterId])).get(ticket.requesterId);
    const text = warningText(step === 'close' ? closeWarning : solveWarning, ticket, requester?.name ?? '');
    const author = { authorId: 'system', authorKind: 'system' } as const;
    return { ...author, text, html: null, visibility: 'public', channel: 'mail', attachments: [], messageId: null, automatic: true };
  }
}
