import { EventStore } from '@casewright/event-store';
import type { CommandMeta } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { conclude, type Waiting } from '../../../domain/auto-close/auto-close';
import { autoCloseOf, takeStep } from '../../../domain/auto-close/step';
import { TicketRepository } from '../../ticket.repository';
import { AutoCloseRepository } from '../auto-close.repository';
import { ConsiderTicket, type Considered } from '../consider-ticket';
import { TakeStepCommand } from './take-step.command';

/**
 * Takes the step and then notes it down. A crash in between has the process ask again: the step is then found in the log. Where the
 * ticket changed since it was looked at, the step is refused as stale and tried again with what is there by then.
 */
@CommandHandler(TakeStepCommand)
export class TakeStepHandler implements ICommandHandler<TakeStepCommand> {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly waiting: AutoCloseRepository,
    private readonly considering: ConsiderTicket,
    private readonly store: EventStore,
  ) {}

  async execute({ ticketId, meta }: TakeStepCommand): Promise<void> {
    const step = { ...meta, commandId: `${meta.commandId}:step` };
    const { waiting } = (await this.waiting.load(autoCloseOf(ticketId))).state;
    if (!waiting) return;
    if (await this.store.findCommand(step.commandId)) return this.conclude(ticketId, waiting, 'acted', meta);
    const considered = await this.considering.look(ticketId, { ...meta, commandId: `${meta.commandId}:look` });
    if (!considered?.asBefore) return;
    await this.conclude(ticketId, waiting, await this.take(considered, waiting, step), meta);
  }

  private async take({ record }: Considered, waiting: Waiting, meta: CommandMeta): Promise<'acted' | 'refused'> {
    const command = { data: { ticketId: record.id }, meta, expectedVersion: record.version };
    const { changed } = await this.tickets.apply(command, (ticket) => takeStep(ticket, waiting));
    return changed ? 'acted' : 'refused';
  }

  private async conclude(ticketId: string, stretch: Waiting, because: 'acted' | 'refused', meta: CommandMeta): Promise<void> {
    await this.waiting.change(autoCloseOf(ticketId), meta, (state) => conclude(state, ticketId, stretch, because, meta.at));
  }
}
