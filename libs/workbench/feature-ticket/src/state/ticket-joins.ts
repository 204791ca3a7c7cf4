import { Injectable, computed, effect, inject, linkedSignal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import type { CommentView, TicketLink, TicketView } from '@casewright/contracts';
import { Session, TicketsApi, asProblem } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import { Drafts } from '../composer/drafts';
import { MergedDrafts } from '../composer/merged-drafts';
import { TicketOutgoing } from './ticket-outgoing';
import { TicketStore } from './ticket.store';

/** What is asked before two tickets become one, or one becomes two. `key`: however often it is answered, it is done once. */
export type JoinQuestion = { readonly kind: 'merge' } | { readonly kind: 'split'; readonly comment: CommentView; readonly key: string };

/** Merges the ticket that is shown into another one, or opens one of its messages as a ticket of its own. */
@Injectable()
export class TicketJoins {
  private readonly store = inject(TicketStore);
  private readonly outgoing = inject(TicketOutgoing);
  private readonly drafts = inject(Drafts);
  private readonly api = inject(TicketsApi);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly asked = linkedSignal<string | undefined, JoinQuestion | null>({
    source: () => this.store.ticket()?.id,
    // The next ticket is another question.
    computation: () => null,
  });
  readonly question = this.asked.asReadonly();
  readonly can = computed(() => this.session.may('ticket.edit') && this.store.ticket()?.status.category !== 'closed');

  /** Every ticket that this one was joined with or parted into. */
  readonly others = computed<readonly TicketLink[]>(() => {
    const ticket = this.store.ticket();
    return ticket ? [...(ticket.mergedInto ? [ticket.mergedInto] : []), ...ticket.mergedFrom, ...ticket.splits] : [];
  });

  constructor() {
    const merged = inject(MergedDrafts);
    // A colleague may merge it while one writes.
    effect(() => {
      const ticket = this.store.ticket();
      if (ticket) untracked(() => merged.follow(ticket));
    });
  }

  askMerge(): void {
    if (this.can()) this.asked.set({ kind: 'merge' });
  }

  askSplit(comment: CommentView): void {
    if (this.can()) this.asked.set({ kind: 'split', comment, key: crypto.randomUUID() });
  }

  leave(): void {
    this.asked.set(null);
  }

  /** Leads to the ticket where it goes on; or answers with what is against it. */
  async merge({ id, reference }: TicketView, into: TicketLink): Promise<string | null> {
    // A closed ticket takes no message, and nobody looks for a draft there.
    if (!(await this.outgoing.sendAll())) return 'A message of yours is still on its way. Wait until it has arrived, and merge then.';
    return this.attempt(async () => {
      await this.api.merge(id, into.id);
      this.drafts.move(id, into.id);
      return { to: into.id, words: `${reference} is merged into ${into.reference}` };
    });
  }

  /** Leads to the new ticket; or answers with what is against it. */
  async split({ id, reference }: TicketView, commentId: string, subject: string, key: string): Promise<string | null> {
    return this.attempt(async () => {
      const made = await this.api.split(id, { commentId, subject }, key);
      return { to: made.id, words: `${made.reference} is opened from a message of ${reference}` };
    });
  }

  private async attempt(work: () => Promise<{ readonly to: string; readonly words: string }>): Promise<string | null> {
    try {
      const { to, words } = await work();
      this.leave();
      await this.router.navigate(['/tickets', to]);
      this.notices.say(words);
      return null;
    } catch (error) {
      return asProblem(error).message;
    }
  }
}
