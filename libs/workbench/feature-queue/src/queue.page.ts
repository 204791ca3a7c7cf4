import { ChangeDetectionStrategy, Component, DestroyRef, computed, effect, inject, signal, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { MatIconButton } from '@angular/material/button';
import { Directory, KnownTags, LiveQueue, Session, TicketTrail, statusOptions } from '@casewright/data-access';
import { Empty, Icon, Keyboard, ListPage, Picker, ViewState, type PickerOption } from '@casewright/ui';
import { BulkBar } from './bulk/bulk-bar';
import { BulkChanges, type BulkChange } from './bulk/bulk-change';
import { NewTicketLink } from './new-ticket-link';
import { TicketPreview } from './preview/ticket-preview';
import { QueueFilters } from './query/queue-filters';
import { readQuery, urlParams, type QueueQuery } from './query/queue-query';
import { QueueTabs } from './query/queue-tabs';
import { queueShortcuts } from './queue-shortcuts';
import { QueueStore } from './queue.store';
import { QueueCursor } from './rows/queue-cursor';
import { QueueRows } from './rows/queue-rows';
import { QueueViewers } from './rows/queue-viewers';
import { ShownColumns } from './rows/shown-columns';

@Component({
  selector: 'cw-queue-page',
  imports: [
    ...[BulkBar, Empty, Icon, ListPage, MatIconButton, NewTicketLink, Picker],
    ...[QueueFilters, QueueRows, QueueTabs, TicketPreview, ViewState],
  ],
  providers: [QueueStore, LiveQueue, BulkChanges, QueueCursor, QueueViewers, ShownColumns],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './queue.page.html',
  styleUrl: './queue.page.scss',
})
export class QueuePage {
  protected readonly store = inject(QueueStore);
  protected readonly cursor = inject(QueueCursor);
  protected readonly directory = inject(Directory);
  protected readonly session = inject(Session);
  protected readonly columns = inject(ShownColumns);
  protected readonly viewers = inject(QueueViewers);
  private readonly known = inject(KnownTags);
  private readonly router = inject(Router);
  private readonly bulk = inject(BulkChanges);
  private readonly filters = viewChild(QueueFilters);
  private readonly bar = viewChild(BulkBar);
  private readonly params = toSignal(inject(ActivatedRoute).queryParams, { requireSync: true });
  protected readonly query = computed(() => readQuery(this.params()));
  protected readonly reader = this.session.me()?.role === 'customer' ? 'customer' : 'staff';
  protected readonly pointed = signal(false);
  protected readonly statuses = statusOptions;
  protected readonly tags = computed<readonly PickerOption[]>(() =>
    [...new Set([...this.known.tags(), ...this.store.items().flatMap((ticket) => ticket.tags)])].map((tag) => ({
      value: tag,
      label: tag,
      icon: 'tag' as const,
    })),
  );
  protected readonly names = computed(
    () =>
      new Map(
        this.store
          .items()
          .flatMap(({ requester, organisation }) => [requester, ...(organisation ? [organisation] : [])])
          .map(({ id, name }) => [id, name]),
      ),
  );

  constructor() {
    void this.directory.load();
    if (this.reader === 'staff') void this.known.load();
    const trail = inject(TicketTrail);
    effect(() => {
      const url = this.router.createUrlTree(['/queue'], { queryParams: urlParams(this.query()) });
      const ids = this.store.items().map(({ id }) => id);
      if (this.store.ready()) trail.show(this.router.serializeUrl(url), ids);
    });
    effect(() => {
      const query = this.query();
      untracked(() => void this.store.load(query));
    });
    void this.store.count().catch(() => undefined);
    inject(LiveQueue).follow(
      () => Promise.all([this.store.refresh(() => this.pointed()), this.store.count()]),
      (id) => this.store.drop(id),
    );
    inject(Keyboard).add(
      inject(DestroyRef),
      queueShortcuts(
        this.cursor,
        () => this.filters(),
        () => this.bar(),
        () => this.togglePreview(),
      ),
    );
  }

  protected go(query: QueueQuery): void {
    void this.router.navigate([], { queryParams: urlParams(query) });
  }

  protected change(change: BulkChange): void {
    void this.bulk.apply(this.cursor.pickedTickets(), change, (ticket) => this.store.put(ticket));
    this.cursor.picked.set(new Set());
  }

  protected open(id: string): void {
    if (this.columns.preview()) this.cursor.active.set(id);
    else void this.router.navigate(['/tickets', id]);
  }

  protected togglePreview(): void {
    this.columns.togglePreview();
    if (this.columns.preview()) this.cursor.ensureActive();
  }

  protected leave(): void {
    this.pointed.set(false);
    this.store.showHeld();
  }
}
