import { erasedText, TicketDirectory, TicketLinks, TicketVisibility, type TicketRef } from '@casewright/contracts';
import { Clock, type Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';

/** Something that happened to a ticket. */
export interface Mention {
  readonly ticketId: string;
  readonly at: Date;
}

/** By then the rows of the queue have it, too. */
const justNow = 60_000;

/** The tickets of what happened as links, but only those that the reader may see. */
@Injectable()
export class VisibleTickets {
  constructor(
    private readonly links: TicketLinks,
    private readonly visibility: TicketVisibility,
    private readonly tickets: TicketDirectory,
    private readonly clock: Clock,
  ) {}

  async of(reader: Principal, mentions: readonly Mention[]): Promise<ReadonlyMap<string, TicketRef>> {
    const listed = await this.links.links(reader, distinct(mentions));
    const seen = new Map([...listed].filter(([, { subject }]) => subject !== null));
    const now = this.clock.now().getTime();
    for (const id of distinct(mentions.filter(({ ticketId, at }) => !seen.has(ticketId) && now - at.getTime() < justNow))) {
      const ref = await this.fromLog(reader, id);
      if (ref) seen.set(id, ref);
    }
    return seen;
  }

  /** The rows of the queue may be a moment behind what somebody is just being told of. */
  private async fromLog(reader: Principal, id: string): Promise<TicketRef | null> {
    const ticket = (await this.visibility.canSee(reader, id)) ? await this.tickets.find(id) : null;
    return ticket && { id, number: `T-${ticket.number}`, subject: (ticket.subject as string | null) ?? erasedText };
  }
}

const distinct = (mentions: readonly Mention[]): string[] => [...new Set(mentions.map(({ ticketId }) => ticketId))];
