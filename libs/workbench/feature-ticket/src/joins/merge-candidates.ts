import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import type { TicketListItem, TicketView } from '@casewright/contracts';
import { PagedRows, TicketsApi } from '@casewright/data-access';

const patience = 200;

/** What a ticket can be merged into: the other ones of its requester that are not closed, newest first. */
@Injectable()
export class MergeCandidates {
  private readonly api = inject(TicketsApi);
  private readonly requesterId = signal<string | null>(null);
  private readonly itself = signal('');
  /** What is searched for. */
  readonly text = signal('');
  readonly pages = new PagedRows<TicketListItem>((cursor) => this.page(cursor));
  readonly rows = computed(() => this.pages.rows().filter(({ id }) => id !== this.itself()));

  constructor() {
    effect((onCleanup) => {
      if (this.requesterId() === null) return;
      const timer = setTimeout(() => untracked(() => void this.pages.load()), this.text() === '' ? 0 : patience);
      onCleanup(() => clearTimeout(timer));
    });
  }

  of({ id, requester }: TicketView): void {
    this.itself.set(id);
    this.requesterId.set(requester.id);
  }

  private page(cursor: string | undefined) {
    return this.api.list({
      ...{ requesterId: this.requesterId() ?? '', category: 'new,open,pending,on-hold,solved', sort: '-createdAt', limit: '50' },
      ...(this.text() === '' ? {} : { q: this.text() }),
      ...(cursor === undefined ? {} : { cursor }),
    });
  }
}
