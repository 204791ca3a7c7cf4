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

  /** Where what is written to this ticket belongs: the one that it was merged into, with those who took part in either. */
  async goingOn(ticketId: string): Promise<Conversation | null> {
    let conversation = await this.find(ticketId);
    for (const passed = new Set<string>(); conversation?.mergedInto && !passed.has(conversation.id);) {
      passed.add(conversation.id);
      const { participantIds, mergedInto }: Conversation = conversation;
      const next = await this.find(mergedInto);
      conversation = next && { ...next, participantIds: new Set([...participantIds, ...next.participantIds]) };
    }
    return conversation;
  }
}

const isTicketEvent = (event: Stored): event is Stored<TicketEvent> => event.category === 'ticket';
