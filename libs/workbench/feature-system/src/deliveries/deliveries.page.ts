import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import type { DeliveryCountsView, DeliveryView } from '@casewright/contracts';
import { OperationsApi, PagedRows } from '@casewright/data-access';
import {
  Cell,
  Chip,
  CompactRow,
  Empty,
  ListPage,
  ListProblem,
  PageTabs,
  PreviewPane,
  SearchField,
  Table,
  TicketLink,
  Time,
  ViewState,
  listKeys,
  whileShown,
  type Column,
} from '@casewright/ui';
import { StateChoice } from '../state-choice';
import { systemTabs } from '../system-tabs';
import { deliveryLooks, deliveryName, deliveryStates } from './delivery-looks';
import { DeliveryPanel } from './delivery-panel';

/** What goes out: every send with its attempts. Dead letters wait here for a person. */
@Component({
  selector: 'cw-deliveries-page',
  imports: [
    Cell,
    Chip,
    CompactRow,
    DeliveryPanel,
    Empty,
    ListPage,
    ListProblem,
    PageTabs,
    PreviewPane,
    SearchField,
    StateChoice,
    Table,
    TicketLink,
    Time,
    ViewState,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './deliveries.page.html',
  styleUrl: '../record-list.scss',
})
export class DeliveriesPage {
  /** From the URL: the state that is shown, what is searched for, and the delivery that is open. */
  readonly status = input<string>();
  readonly q = input<string>();
  readonly delivery = input<string>();
  private readonly api = inject(OperationsApi);
  private readonly router = inject(Router);
  private readonly search = viewChild.required(SearchField);
  protected readonly tabs = systemTabs;
  protected readonly looks = deliveryLooks;
  protected readonly nameOf = deliveryName;
  protected readonly counts = signal<DeliveryCountsView | null>(null);
  protected readonly states = computed(() =>
    deliveryStates.map((value) => ({ value, label: deliveryLooks[value].plural, count: this.counts()?.[value] })),
  );
  protected readonly chosen = computed(() => deliveryStates.find((state) => state === this.status()));
  protected readonly isFiltered = computed(() => this.chosen() !== undefined || !!this.q());
  protected readonly list = new PagedRows<DeliveryView>((cursor) =>
    this.api.deliveries({ status: this.chosen(), q: this.q(), cursor, limit: 100 }),
  );
  protected readonly asDelivery = (row: unknown): DeliveryView => row as DeliveryView;
  protected readonly columns: readonly Column[] = [
    { id: 'what', label: 'What', width: '150px' },
    { id: 'ticket', label: 'Ticket', width: 'minmax(180px, 2fr)' },
    { id: 'state', label: 'State', width: '130px' },
    { id: 'attempts', label: 'Attempts', width: '90px', align: 'end' },
    { id: 'made', label: 'Made', width: '110px' },
    { id: 'next', label: 'Next try', width: '100px' },
    { id: 'error', label: 'Last error', width: 'minmax(120px, 2fr)' },
  ];

  constructor() {
    effect(() => {
      this.chosen();
      this.q();
      void this.list.load();
    });
    void this.count();
    whileShown(10_000, () => {
      void this.count();
      void this.list.refresh();
    });
    listKeys({
      title: 'Deliveries',
      ids: () => this.list.rows().map(({ id }) => id),
      opened: this.delivery,
      open: (id) => this.go({ delivery: id }),
      more: () => void this.list.more(),
      search: () => this.search().element,
    });
  }

  protected go(queryParams: { status?: string | null; q?: string | null; delivery?: string | null }): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected changed(delivery: DeliveryView): void {
    this.list.replace(delivery);
    void this.count();
  }

  private async count(): Promise<void> {
    this.counts.set(await this.api.deliveryCounts().catch(() => this.counts()));
  }
}
