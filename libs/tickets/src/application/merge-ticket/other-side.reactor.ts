import { CommandGateway } from '@casewright/commands';
import type { TicketCommandMessage, TicketEvent } from '@casewright/contracts';
import { Clock, DomainError, followingMeta, type Stored } from '@casewright/kernel';
import type { ReactorDefinition } from '@casewright/subscriptions';
import { Injectable, Logger } from '@nestjs/common';
import { TicketRecords } from '../../read-model/ticket/ticket-records';

type Event<Type extends TicketEvent['type']> = Stored<Extract<TicketEvent, { type: Type }>>;
type TwoSided = Extract<TicketEvent, { type: 'ticket.absorbed' | 'ticket.merged' | 'ticket.opened' }>;

/** What the other ticket may answer because it was closed, or erased, in the meantime. */
const expected: ReadonlySet<string> = new Set(['ticket.closed', 'resource.missing']);

/** Has the other ticket know: the one that was merged into this one, and the one that this one was split from. */
@Injectable()
export class OtherSideReactor implements ReactorDefinition<TwoSided> {
  readonly name = 'other-side-of-tickets';
  readonly events = ['ticket.absorbed', 'ticket.merged', 'ticket.opened'] as const;
  readonly startsAt = 'now';
  private readonly logger = new Logger('Tickets');

  constructor(
    private readonly records: TicketRecords,
    private readonly commands: CommandGateway,
    private readonly clock: Clock,
  ) {}

  async handle(event: Stored<TwoSided>): Promise<void> {
    const message = await this.messageFor(event);
    if (!message) return;
    try {
      await this.commands.send(message, followingMeta(event, `${message.type}:${event.eventId}`, event.meta.actor, this.clock.now()));
    } catch (error) {
      // It changes no more. What happened stands in the history of this ticket.
      if (!(error instanceof DomainError) || !expected.has(error.code)) throw error;
      this.logger.warn(`${message.type} after event ${event.eventId} was refused: ${error.code}`);
    }
  }

  private async messageFor(event: Stored<TwoSided>): Promise<TicketCommandMessage | null> {
    switch (event.type) {
      case 'ticket.absorbed':
        return this.closingOf(event);
      case 'ticket.merged':
        return questionOf(event);
      case 'ticket.opened':
        return splitOf(event);
    }
  }

  private async closingOf({ streamId, version, data }: Event<'ticket.absorbed'>): Promise<TicketCommandMessage | null> {
    const record = await this.records.find(streamId, version);
    if (!record) return null;
    return { type: 'ticket.close-merged', data: { ticketId: data.mergedId, into: streamId, intoNumber: record.ticket.number } };
  }
}

/** The ticket that stays has heard of what was asked until it absorbed this one. */
const questionOf = ({ streamId, data }: Event<'ticket.merged'>): TicketCommandMessage | null =>
  data.unanswered ? { type: 'ticket.hear-merged', data: { ticketId: data.into, mergedId: streamId } } : null;

function splitOf({ streamId, data }: Event<'ticket.opened'>): TicketCommandMessage | null {
  if (!data.splitFrom) return null;
  return { type: 'ticket.note-split', data: { ...data.splitFrom, into: streamId, intoNumber: data.number } };
}
