import { ChangeDetectionStrategy, Component, DestroyRef, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ParkedEventView, SubscriptionView, SystemView } from '@casewright/contracts';
import { May, OperationsApi } from '@casewright/data-access';
import { Chip, Empty, ListPage, Notices, Time, ViewState, duration, type Tone } from '@casewright/ui';
import { ListState, act } from '../list-state';
import { SystemTabs } from '../system-tabs';

const refreshEvery = 3000;

/** Whether everything that reads the log keeps up, and what waits for a person. */
@Component({
  selector: 'cw-subscriptions-page',
  imports: [Chip, Empty, ListPage, MatButton, May, SystemTabs, Time, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './subscriptions.page.html',
  styleUrl: '../plain-table.scss',
})
export class SubscriptionsPage {
  private readonly api = inject(OperationsApi);
  private readonly notices = inject(Notices);
  protected readonly system = signal<SystemView | null>(null);
  protected readonly parked = signal<readonly ParkedEventView[]>([]);
  /** The parked event that is about to be passed over: asked once more, in place. */
  protected readonly confirming = signal<string | null>(null);
  protected readonly list = new ListState<SubscriptionView>(async () => {
    const [system, subscriptions, parked] = await Promise.all([this.api.system(), this.api.subscriptions(), this.api.parked()]);
    this.system.set(system);
    this.parked.set(parked.items);
    return subscriptions.items;
  });
  protected readonly lag = (milliseconds: number): string => (milliseconds < 1000 ? `${milliseconds} ms` : duration(milliseconds));

  constructor() {
    void this.list.load();
    const timer = setInterval(() => document.visibilityState === 'visible' && void this.list.load(), refreshEvery);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  protected tone(subscription: SubscriptionView): Tone {
    if (subscription.parked > 0) return 'bad';
    if (subscription.state === 'building') return 'info';
    return subscription.lagMilliseconds > 5000 ? 'warn' : 'good';
  }

  protected words(subscription: SubscriptionView): string {
    if (subscription.parked > 0) return `${subscription.parked} parked`;
    if (subscription.state !== 'live') return subscription.state;
    return subscription.lagMilliseconds > 5000 ? 'behind' : 'up to date';
  }

  protected rebuild(name: string): Promise<void> {
    return this.then(() => this.api.rebuild(name), `${name} is built anew beside the running one`);
  }

  protected retry(id: string): Promise<void> {
    return this.then(() => this.api.retry(id), 'The event is tried again');
  }

  /** The reader never sees this event; later ones of its stream go on. */
  protected passOver(id: string): Promise<void> {
    this.confirming.set(null);
    return this.then(() => this.api.discard(id), 'The event is passed over');
  }

  private async then(work: () => Promise<unknown>, done: string): Promise<void> {
    await act(this.notices, work, done);
    await this.list.load();
  }
}
