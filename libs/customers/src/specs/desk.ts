import { TicketDirectory, TicketVisibility, type TicketFacts } from '@casewright/contracts';
import type { Principal } from '@casewright/kernel';
import { openContextDesk, type ContextDesk } from '@casewright/testing';
import { CustomersModule } from '../customers.module';

/** Everybody sees every ticket that is not shut to them. */
export class Doors extends TicketVisibility {
  readonly shut = new Set<string>();
  asked = 0;

  canSee({ role }: Principal, ticketId: string): Promise<boolean> {
    this.asked += 1;
    return Promise.resolve(!this.shut.has(`${role}:${ticketId}`));
  }
}

/** Tickets that know their number only. */
class Numbers extends TicketDirectory {
  find = (): Promise<TicketFacts | null> => Promise.resolve(null);
  tickets = (ids: readonly string[]): Promise<ReadonlyMap<string, TicketFacts>> =>
    Promise.resolve(new Map(ids.map((id, place) => [id, { id, number: 1001 + place, subject: 'Black picture' } as TicketFacts])));
}

export interface Desk extends ContextDesk {
  readonly doors: Doors;
}

/** The customers context beside tickets that know their number only. */
export async function openDesk(): Promise<Desk> {
  const doors = new Doors();
  const providers = [
    { provide: TicketVisibility, useValue: doors },
    { provide: TicketDirectory, useClass: Numbers },
  ];
  return { ...(await openContextDesk({ context: CustomersModule, providers })), doors };
}
