import type { TicketEvent } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import type { Stored } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { conversationOf, type Conversation } from '../../domain/conversation';

/** Tickets as mail sees them, folded from the log: a reply that comes at once finds the ticket that it answers. */
@Injectable()
export class Conversations {
  constructor(private readonly events: EventStore) {}

  async find(ticketId: string): Promise<Conversation | null> {
    const events = await this.events.readStream(ticketId);
    return conversationOf(ticketId, events.filter(isTicketEvent));
  }
}

const isTicketEvent = (event: Stored): event is Stored<TicketEvent> => event.category === 'ticket';
