import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Names, type Speech } from '@casewright/conditions';
import type { RuleCatalogView, SlaPolicyView } from '@casewright/contracts';
import { May, RulesApi } from '@casewright/data-access';
import { Chip, Empty, Icon, ListPage, Notices, PageTabs, StaleNotice, ViewState } from '@casewright/ui';
import { ChangeNotice } from '../changes/change-notice';
import { LiveChange } from '../changes/live-change';
import { Movers } from '../movers';
import { inForce } from '../policy/policy-content';
import { slaTabs } from '../sla-tabs';
import { PolicyOrder } from './policy-order';
import { policySentence } from './sentence';

/** All policies in the order in which they are tried. */
@Component({
  selector: 'cw-policies-page',
  imports: [ChangeNotice, Chip, Empty, Icon, ListPage, MatButton, May, Movers, PageTabs, RouterLink, StaleNotice, ViewState],
  providers: [LiveChange, PolicyOrder],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './policies.page.html',
  styleUrl: './policies.page.scss',
})
export class PoliciesPage {
  private readonly notices = inject(Notices);
  private readonly names = inject(Names);
  protected readonly live = inject(LiveChange);
  protected readonly tabs = slaTabs;
  protected readonly order = inject(PolicyOrder);
  private readonly catalog = signal<RuleCatalogView | null>(null);
  private readonly speech = computed<Speech | null>(() => {
    const catalog = this.catalog();
    return catalog && { catalog, nameOf: this.names.nameOf };
  });
  protected readonly sentenceOf = (policy: SlaPolicyView): string => {
    const calendars = new Map(policy.targets.flatMap(({ calendar }) => (calendar ? [[calendar.id, calendar.name]] : [])));
    return policySentence(
      { ...policy, targets: inForce(policy.targets) },
      this.speech(),
      (id) => calendars.get(id) ?? this.names.nameOf(id),
    );
  };

  constructor() {
    const rules = inject(RulesApi);
    void this.names.load();
    void rules.catalog().then(
      (catalog) => this.catalog.set(catalog),
      () => undefined,
    );
    void this.order.load();
    void this.live.look();
  }

  /** Says what was saved, and how far it has come. */
  protected async tell(saving: Promise<boolean>): Promise<void> {
    if (!(await saving)) return;
    this.notices.say('The policies are tried in this order now');
    void this.live.follow();
  }
}
