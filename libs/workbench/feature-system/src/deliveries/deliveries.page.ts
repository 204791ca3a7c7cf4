import { JsonPipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { DeliveryCountsView, DeliveryDetailView, DeliveryState, DeliveryView } from '@casewright/contracts';
import { May, OperationsApi } from '@casewright/data-access';
import { Chip, Empty, ListPage, Notices, SidePanel, Time, ViewState, type Tone } from '@casewright/ui';
import { ListState, act } from '../list-state';
import { SystemTabs } from '../system-tabs';

const states: readonly { id: DeliveryState; label: string; word: string; tone: Tone }[] = [
  { id: 'dead', label: 'Dead letters', word: 'Dead letter', tone: 'bad' },
  { id: 'waiting', label: 'Waiting', word: 'Waiting', tone: 'info' },
  { id: 'sending', label: 'Sending', word: 'Sending', tone: 'info' },
  { id: 'delivered', label: 'Delivered', word: 'Delivered', tone: 'good' },
  { id: 'cancelled', label: 'Cancelled', word: 'Cancelled', tone: 'neutral' },
];

/** What goes out: every send with its attempts. Dead letters wait here for a person. */
@Component({
  selector: 'cw-deliveries-page',
  imports: [Chip, Empty, JsonPipe, ListPage, MatButton, May, RouterLink, SidePanel, SystemTabs, Time, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './deliveries.page.html',
  styleUrl: '../plain-table.scss',
})
export class DeliveriesPage {
  /** From the URL: the state that is shown, and the delivery that is open. */
  readonly status = input<string>();
  readonly delivery = input<string>();
  private readonly api = inject(OperationsApi);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  protected readonly states = states;
  protected readonly counts = signal<DeliveryCountsView | null>(null);
  protected readonly opened = signal<DeliveryDetailView | null>(null);
  protected readonly chosen = computed(() => states.find((state) => state.id === this.status())?.id);
  protected readonly list = new ListState<DeliveryView>(async () => {
    const [counts, page] = await Promise.all([this.api.deliveryCounts(), this.api.deliveries({ status: this.chosen(), limit: 100 })]);
    this.counts.set(counts);
    return page.items;
  });

  constructor() {
    effect(() => {
      this.chosen();
      void this.list.load();
    });
    effect(() => void this.open(this.delivery()));
  }

  protected toneOf = (status: DeliveryState): Tone => states.find((state) => state.id === status)?.tone ?? 'neutral';

  protected wordOf = (status: DeliveryState): string => states.find((state) => state.id === status)?.word ?? status;

  protected go(queryParams: { status?: string | null; delivery?: string | null }): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected async replay(id: string): Promise<void> {
    await act(this.notices, () => this.api.replay(id), 'It is tried again now');
    await Promise.all([this.list.load(), this.open(id)]);
  }

  protected async cancel(id: string): Promise<void> {
    await act(this.notices, () => this.api.cancel(id), 'It will not be sent');
    await Promise.all([this.list.load(), this.open(id)]);
  }

  private async open(id: string | undefined): Promise<void> {
    if (id === undefined) return this.opened.set(null);
    const found = await this.api.delivery(id).catch(() => null);
    this.opened.set(found);
  }
}
