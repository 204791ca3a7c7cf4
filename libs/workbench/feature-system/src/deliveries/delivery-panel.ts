import { JsonPipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { DeliveryDetailView, DeliveryView } from '@casewright/contracts';
import { May, OperationsApi, failureOf } from '@casewright/data-access';
import { Chip, Notices, SidePanel, TicketLink, Time, ViewState, type Loading } from '@casewright/ui';
import { act } from '../list-state';
import { deliveryLooks, deliveryName } from './delivery-looks';

const outcomeWords = { delivered: 'Delivered', failed: 'Failed' } as const;

/** One delivery: its attempts, what the sender was given, and what a person can do about it. */
@Component({
  selector: 'cw-delivery-panel',
  imports: [Chip, JsonPipe, MatButton, May, SidePanel, TicketLink, Time, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './delivery-panel.html',
  styleUrl: '../panel.scss',
})
export class DeliveryPanel {
  readonly deliveryId = input.required<string>();
  readonly closed = output();
  readonly changed = output<DeliveryView>();
  private readonly api = inject(OperationsApi);
  private readonly notices = inject(Notices);
  protected readonly delivery = signal<DeliveryDetailView | null>(null);
  protected readonly loading = signal<Loading>({ state: 'loading' });
  protected readonly looks = deliveryLooks;
  protected readonly outcomes = outcomeWords;
  protected readonly title = computed(() => {
    const delivery = this.delivery();
    return delivery ? deliveryName(delivery) : 'Delivery';
  });

  constructor() {
    effect(() => void this.load(this.deliveryId()));
  }

  protected async load(id: string): Promise<void> {
    try {
      const delivery = await this.api.delivery(id);
      if (id !== this.deliveryId()) return;
      this.delivery.set(delivery);
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  protected replay(id: string): Promise<void> {
    return this.then(id, () => this.api.replay(id), 'It is sent again now');
  }

  protected cancel(id: string): Promise<void> {
    return this.then(id, () => this.api.cancel(id), 'It will not be sent');
  }

  private async then(id: string, work: () => Promise<unknown>, done: string): Promise<void> {
    await act(this.notices, work, done);
    await this.load(id);
    const delivery = this.delivery();
    if (delivery) this.changed.emit(delivery);
  }
}
