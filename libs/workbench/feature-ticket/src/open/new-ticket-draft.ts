import { Injectable, inject } from '@angular/core';
import { Session } from '@casewright/data-access';
import { emptyTicket, type NewTicket } from './new-ticket';

/** A form under way. The key names this very content: sent twice, it opens one ticket. */
export interface NewTicketDraft {
  readonly ticket: NewTicket;
  readonly key: string;
}

export const freshDraft = (ticket: NewTicket = emptyTicket): NewTicketDraft => ({ ticket, key: crypto.randomUUID() });

/** Keeps the form of each user over reload and crash. */
@Injectable({ providedIn: 'root' })
export class NewTicketDrafts {
  private readonly session = inject(Session);

  read(): NewTicketDraft {
    try {
      const stored = JSON.parse(localStorage.getItem(this.key()) ?? 'null') as Partial<NewTicketDraft> | null;
      const fresh = freshDraft({ ...emptyTicket, ...stored?.ticket });
      return { ...fresh, ...(stored?.key !== undefined && { key: stored.key }) };
    } catch {
      return freshDraft();
    }
  }

  write(draft: NewTicketDraft): void {
    if (JSON.stringify(draft.ticket) === JSON.stringify(emptyTicket)) this.clear();
    else localStorage.setItem(this.key(), JSON.stringify(draft));
  }

  clear(): void {
    localStorage.removeItem(this.key());
  }

  private key(): string {
    return `cw:new-ticket:${this.session.me()?.id ?? ''}`;
  }
}
