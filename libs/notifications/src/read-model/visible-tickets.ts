import { erasedText, TicketDirectory, TicketLinks, TicketVisibility, type TicketRef } from '@casewright/contracts';
import type { Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';

/** Tickets as links, but only those that the reader may see. */
@Injectable()
export class VisibleTickets {
  constructor(
    private readonly links: TicketLinks,
    private readonly visibility: TicketVisibility,
    private readonly tickets: TicketDirectory,
  ) {}

  async of(reader: Principal, ids: readonly string[]): Promise<ReadonlyMap<string, TicketRef>> {
    const asked = [...new Set(ids)];
    const listed = await this.links.links(reader, asked);
    const seen = new Map([...listed].filter(([, { subject }]) => subject !== null));
    for (const id of asked) {
      const ref = seen.has(id) ? null : await this.fromLog(reader, id);
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
