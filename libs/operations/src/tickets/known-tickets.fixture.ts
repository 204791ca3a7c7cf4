import { TicketLinks, type TicketRef } from '@casewright/contracts';
import type { Principal } from '@casewright/kernel';

/** Tickets as the tickets context would name them; engineers see none of them. */
export class KnownTickets extends TicketLinks {
  readonly numbers = new Map<string, number>();

  links({ role }: Principal, ids: readonly string[]): Promise<ReadonlyMap<string, TicketRef>> {
    const subject = role === 'engineer' ? null : 'Black picture';
    const known = ids.filter((id) => this.numbers.has(id));
    return Promise.resolve(new Map(known.map((id) => [id, { id, number: `T-${this.numbers.get(id)}`, subject }])));
  }

  idOf(number: string): Promise<string | null> {
    const found = [...this.numbers].find(([, known]) => number === `T-${known}`);
    return Promise.resolve(found?.[0] ?? null);
  }
}
