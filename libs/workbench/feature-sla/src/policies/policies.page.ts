import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Names, type Speech } from '@casewright/conditions';
import type { RuleCatalogView, SlaChangeDraft, SlaEffect, SlaPolicyView } from '@casewright/contracts';
import { May, RulesApi, SlaAdminApi, asProblem, failureOf } from '@casewright/data-access';
import { Chip, Empty, Icon, ListPage, Notices, PageTabs, ViewState, type Loading } from '@casewright/ui';
import { ChangeNotice } from '../changes/change-notice';
import { LiveChange } from '../changes/live-change';
import { Movers } from '../movers';
import { contentOf } from '../policy/policy-content';
import { slaTabs } from '../sla-tabs';
import { policySentence } from './sentence';

/** All policies in the order in which they are tried. */
@Component({
  selector: 'cw-policies-page',
  imports: [ChangeNotice, Chip, Empty, Icon, ListPage, MatButton, May, Movers, PageTabs, RouterLink, ViewState],
  providers: [LiveChange],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './policies.page.html',
  styleUrl: './policies.page.scss',
})
export class PoliciesPage {
  private readonly api = inject(SlaAdminApi);
  private readonly notices = inject(Notices);
  private readonly names = inject(Names);
  protected readonly live = inject(LiveChange);
  protected readonly tabs = slaTabs;
  private readonly saved = signal<readonly SlaPolicyView[]>([]);
  /** Another order, as long as it is not saved. */
  private readonly wanted = signal<readonly SlaPolicyView[] | null>(null);
  protected readonly policies = computed(() => this.wanted() ?? this.saved());
  protected readonly question = computed<SlaChangeDraft | null>(() => {
    const wanted = this.wanted();
    return wanted && { kind: 'reorder-policies', ids: wanted.map(({ id }) => id) };
  });
  protected readonly loading = signal<Loading>({ state: 'loading' });
  protected readonly busy = signal<'no' | 'yes'>('no');
  private readonly catalog = signal<RuleCatalogView | null>(null);
  private readonly speech = computed<Speech | null>(() => {
    const catalog = this.catalog();
    return catalog && { catalog, nameOf: this.names.nameOf };
  });
  protected readonly sentenceOf = (policy: SlaPolicyView): string => {
    const calendars = new Map(policy.targets.flatMap(({ calendar }) => (calendar ? [[calendar.id, calendar.name]] : [])));
    return policySentence(contentOf(policy), this.speech(), (id) => calendars.get(id) ?? this.names.nameOf(id));
  };

  constructor() {
    const rules = inject(RulesApi);
    void this.names.load();
    void rules.catalog().then(
      (catalog) => this.catalog.set(catalog),
      () => undefined,
    );
    void this.load();
    void this.live.look();
  }

  protected async load(): Promise<void> {
    try {
      this.saved.set((await this.api.policies()).items);
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  /** On the screen only: what it does to clocks that run is asked before it is saved. */
  protected move(from: number, to: number): void {
    const before = this.policies();
    const moved = before[from];
    if (!moved || to < 0 || to >= before.length) return;
    const after = before.filter((policy) => policy !== moved);
    after.splice(to, 0, moved);
    this.wanted.set(after.every((policy, place) => policy === this.saved()[place]) ? null : after);
  }

  protected async save(effect: SlaEffect): Promise<void> {
    this.busy.set('yes');
    try {
      this.saved.set(
        (
          await this.api.orderPolicies(
            this.policies().map(({ id }) => id),
            effect,
          )
        ).items,
      );
      this.notices.say('The policies are tried in this order now');
      void this.live.follow();
    } catch (error) {
      this.notices.refuse(asProblem(error).message);
    } finally {
      this.wanted.set(null);
      this.busy.set('no');
    }
  }

  protected keep(): void {
    this.wanted.set(null);
  }
}
