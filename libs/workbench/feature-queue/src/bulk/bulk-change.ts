import { Injectable, inject } from '@angular/core';
import type { EditTicket, TicketListItem } from '@casewright/contracts';
import { TicketsApi, asProblem } from '@casewright/data-access';
import { Notices } from '@casewright/ui';

/** A change for several tickets at once. */
export type BulkChange =
  | { readonly kind: 'edit'; readonly changes: EditTicket; readonly words: string }
  | { readonly kind: 'tag'; readonly tag: string }
  /** ISO 8601. */
  | { readonly kind: 'snooze'; readonly until: string; readonly words: string };

const atOnce = 4;

/** Changes tickets one by one, says how it went, and offers to take it back. */
@Injectable()
export class BulkChanges {
  private readonly api = inject(TicketsApi);
  private readonly notices = inject(Notices);

  async apply(tickets: readonly TicketListItem[], change: BulkChange, changed: (ticket: TicketListItem) => void): Promise<void> {
    const { done, refusals } = await this.each(tickets, (ticket) => this.change(ticket, change).then(changed));
    if (refusals.length > 0) {
      const [first] = refusals;
      this.notices.refuse(`${done.length} changed, ${refusals.length} refused: ${first?.ticket.reference ?? ''} ${first?.reason ?? ''}`);
    } else {
      const what = done.length === 1 ? (done[0]?.reference ?? '') : `${done.length} tickets`;
      this.notices.offerUndo(`${what}: ${wordsOf(change)}`, () => void this.undo(done, change, changed));
    }
  }

  private async undo(before: readonly TicketListItem[], change: BulkChange, changed: (ticket: TicketListItem) => void): Promise<void> {
    const { refusals } = await this.each(before, (ticket) => this.revert(ticket, change).then(changed));
    if (refusals.length === 0) this.notices.say('Taken back');
    else this.notices.refuse(`${refusals.length} could not be taken back: ${refusals[0]?.reason ?? ''}`);
  }

  private change(ticket: TicketListItem, change: BulkChange): Promise<TicketListItem> {
    switch (change.kind) {
      case 'tag':
        return this.api.tag(ticket.id, change.tag);
      case 'snooze':
        return this.api.snooze(ticket.id, change.until);
      case 'edit':
        return this.api.edit(ticket.id, change.changes);
    }
  }

  private revert(before: TicketListItem, change: BulkChange): Promise<TicketListItem> {
    switch (change.kind) {
      case 'tag':
        return before.tags.includes(change.tag) ? this.api.read(before.id) : this.api.untag(before.id, change.tag);
      case 'snooze':
        return before.snoozedUntil ? this.api.snooze(before.id, before.snoozedUntil) : this.api.endSnooze(before.id);
      case 'edit':
        return this.api.edit(before.id, earlier(before, change.changes));
    }
  }

  private async each(tickets: readonly TicketListItem[], work: (ticket: TicketListItem) => Promise<void>) {
    const done: TicketListItem[] = [];
    const refusals: { ticket: TicketListItem; reason: string }[] = [];
    const waiting = [...tickets];
    const worker = async () => {
      for (let ticket = waiting.shift(); ticket; ticket = waiting.shift()) {
        const current = ticket;
        await work(current).then(
          () => done.push(current),
          (error: unknown) => refusals.push({ ticket: current, reason: asProblem(error).message }),
        );
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return { done, refusals };
  }
}

const wordsOf = (change: BulkChange): string => (change.kind === 'tag' ? `tagged ${change.tag}` : change.words);

/** What the changed fields were before. */
export function earlier(before: TicketListItem, changes: EditTicket): EditTicket {
  return {
    ...('priority' in changes && { priority: before.priority }),
    ...('status' in changes && { status: before.status.id }),
    ...('teamId' in changes && { teamId: before.team?.id ?? null }),
    ...('assigneeId' in changes && { assigneeId: before.assignee?.id ?? null }),
  };
}
