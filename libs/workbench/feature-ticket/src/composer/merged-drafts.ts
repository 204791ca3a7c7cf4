import { Injectable, inject } from '@angular/core';
import type { TicketView } from '@casewright/contracts';
import { TicketsApi } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import { Drafts } from './drafts';

/** A closed ticket has no composer: what was written on one that somebody merged meanwhile waits where it goes on. */
@Injectable({ providedIn: 'root' })
export class MergedDrafts {
  private readonly api = inject(TicketsApi);
  private readonly drafts = inject(Drafts);
  private readonly notices = inject(Notices);

  /** Says so, where there was anything. */
  follow({ id, reference, mergedInto: into }: TicketView): void {
    if (!into || !this.drafts.move(id, into.id)) return;
    // Stays until it is read: the words are gone from where they were written.
    this.notices.refuse(`${reference} is merged into ${into.reference}. What you wrote is not sent yet, and waits there as a draft.`);
  }

  /** Of a ticket that is perhaps not shown. False where it goes on nowhere, as far as can be told now. */
  async followFrom(ticketId: string): Promise<boolean> {
    const ticket = await this.api.read(ticketId).catch(() => null);
    if (!ticket?.mergedInto) return false;
    this.follow(ticket);
    return true;
  }
}
