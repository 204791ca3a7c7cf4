import type { TicketView } from '@casewright/contracts';
import { EventStore, type Changed } from '@casewright/event-store';
import { DomainError, type CommandMeta, type Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { CommandBus, type Command } from '@nestjs/cqrs';
import { TicketViews } from '../read-model/ticket/ticket-views';

export interface TicketWrite {
  readonly ticketId: string;
  readonly me: Principal;
  readonly meta: CommandMeta;
}

/** Answers a write with the ticket as it left it. The log keeps which command led to which version, so a repeat is answered from there. */
@Injectable()
export class TicketAnswers {
  constructor(
    private readonly commands: CommandBus,
    private readonly store: EventStore,
    private readonly views: TicketViews,
  ) {}

  /** `command` checks and prepares; for a repeat it is not asked, because the world may be another one by now. */
  async after(write: TicketWrite, command: () => Promise<Command<Changed<unknown>>>): Promise<TicketView> {
    const version = (await this.firstVersion(write)) ?? (await this.commands.execute(await command())).version;
    return this.views.viewAfterChange(write.ticketId, write.me, version);
  }

  /** Only who chose the command id can have sent it before. */
  private async firstVersion({ ticketId, meta }: TicketWrite): Promise<number | null> {
    const first = meta.requestHash === undefined ? null : await this.store.findCommand(meta.commandId);
    if (first && (first.streamId !== ticketId || first.requestHash !== meta.requestHash)) {
      throw new DomainError('command.reused', 'The idempotency key was used for another request.');
    }
    return first?.toVersion ?? null;
  }
}
