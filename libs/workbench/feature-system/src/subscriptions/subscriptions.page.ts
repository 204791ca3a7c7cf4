import { ChangeDetectionStrategy, Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import type { SubscriptionView, SystemView } from '@casewright/contracts';
import { OperationsApi } from '@casewright/data-access';
import { ListPage, Notices, PageTabs, PreviewPane, ViewState, whileShown } from '@casewright/ui';
import { ListState, act } from '../list-state';
import { systemTabs } from '../system-tabs';
import { LogFacts } from './log-facts';
import { ParkedEvents } from './parked-events';
import { ParkedPanel } from './parked-panel';
import { Readers } from './readers';
import { Rebuilds } from './rebuilds';

const refreshEvery = 3000;

/** Whether everything that reads the log keeps up, and what waits for a person. */
@Component({
  selector: 'cw-subscriptions-page',
  imports: [ListPage, LogFacts, PageTabs, ParkedEvents, ParkedPanel, Readers, PreviewPane, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './subscriptions.page.html',
  styleUrls: ['../record-list.scss', '../plain-table.scss'],
})
export class SubscriptionsPage {
  /** From the URL: whose parked events are shown, in which state, what is searched for, and the one that is open. */
  readonly reader = input<string>();
  readonly status = input<string>();
  readonly q = input<string>();
  readonly parked = input<string>();
  private readonly api = inject(OperationsApi);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly events = viewChild(ParkedEvents);
  protected readonly tabs = systemTabs;
  protected readonly system = signal<SystemView | null>(null);
  protected readonly rebuilds = new Rebuilds();
  protected readonly list = new ListState<SubscriptionView>(async () => {
    const [system, subscriptions] = await Promise.all([this.api.system(), this.api.subscriptions()]);
    this.system.set(system);
    this.rebuilds.see(subscriptions.items);
    return subscriptions.items.filter(({ state }) => state !== 'retired');
  });
  protected readonly names = computed(() => [...new Set(this.list.rows().map(({ name }) => name))]);
  protected readonly openedEvent = computed(() => this.events()?.find(this.parked()) ?? null);

  constructor() {
    void this.list.load();
    whileShown(refreshEvery, () => this.refresh());
  }

  protected go(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected async rebuild(name: string): Promise<void> {
    await act(this.notices, () => this.api.rebuild(name), `${name} is built anew beside the running one`);
    await this.list.load();
  }

  protected async retry(id: string): Promise<void> {
    await act(this.notices, () => this.api.retry(id), 'The event is tried again');
    this.refresh();
  }

  /** The reader never sees this event; later ones of its stream go on. */
  protected async passOver(id: string): Promise<void> {
    if (await act(this.notices, () => this.api.discard(id), 'The event is passed over')) this.go({ parked: null });
    this.refresh();
  }

  private refresh(): void {
    void this.list.load();
    void this.events()?.refresh();
  }
}
