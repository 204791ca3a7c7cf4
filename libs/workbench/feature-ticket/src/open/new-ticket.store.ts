import { Injectable, computed, inject, signal } from '@angular/core';
import type { TicketView } from '@casewright/contracts';
import { Session, TicketFields, TicketsApi, asProblem, type ApiProblem } from '@casewright/data-access';
import { emptyTicket, missingIn, requestOf, type NewTicket, type Writer } from './new-ticket';
import { NewTicketDrafts, freshDraft } from './new-ticket-draft';

/** The form of a new ticket: what stands in it, what is wrong with it, and the way to the server. */
@Injectable()
export class NewTicketStore {
  private readonly api = inject(TicketsApi);
  private readonly session = inject(Session);
  private readonly drafts = inject(NewTicketDrafts);
  private readonly known = inject(TicketFields);
  private readonly draft = signal(this.drafts.read());
  private readonly tried = signal<'no' | 'yes'>('no');
  readonly ticket = computed(() => this.draft().ticket);
  readonly writer = computed<Writer>(() => (this.session.me()?.role === 'customer' ? 'customer' : 'staff'));
  readonly refusal = signal<ApiProblem | null>(null);
  readonly sending = signal<'no' | 'yes'>('no');
  /** By pointer: our own checks once one tried to open it, then the server's. */
  readonly problems = computed<ReadonlyMap<string, string>>(() => {
    const server = (this.refusal()?.fields ?? []).map(({ pointer, message }) => [pointer, message] as const);
    return new Map([...server, ...(this.tried() === 'yes' ? missingIn(this.ticket(), this.writer()) : [])]);
  });

  /** Kept at once, as it is forgotten at once: the page may be gone before it is drawn again. */
  update(change: Partial<NewTicket>): void {
    this.draft.update(({ ticket }) => freshDraft({ ...ticket, ...change }));
    this.drafts.write(this.draft());
  }

  discard(): void {
    this.drafts.clear();
    this.draft.set(freshDraft(emptyTicket));
    this.tried.set('no');
    this.refusal.set(null);
  }

  /** Null where something is missing or the server refused; nothing typed is lost then. */
  async open(): Promise<TicketView | null> {
    this.tried.set('yes');
    this.refusal.set(null);
    if (this.sending() === 'yes' || missingIn(this.ticket(), this.writer()).size > 0) return null;
    this.sending.set('yes');
    const { ticket, key } = this.draft();
    try {
      const opened = await this.api.open(requestOf(this.withoutArchived(ticket), this.writer()), key);
      this.discard();
      return opened;
    } catch (error) {
      this.refusal.set(asProblem(error));
      return null;
    } finally {
      this.sending.set('no');
    }
  }

  /** A draft may be older than the decision to do without a field. */
  private withoutArchived(ticket: NewTicket): NewTicket {
    const kept = Object.entries(ticket.fields).filter(([key]) => !this.known.find(key)?.archived);
    return { ...ticket, fields: Object.fromEntries(kept) };
  }
}
