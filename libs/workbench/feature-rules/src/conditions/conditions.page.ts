import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { conditionWords, Names } from '@casewright/conditions';
import type { RuleCatalogView, RuleConditionView } from '@casewright/contracts';
import { May, RuleConditionsApi, RulesApi, failureOf } from '@casewright/data-access';
import { Cell, CompactRow, Empty, Icon, ListPage, PageTabs, Table, ViewState, type Column, type Loading } from '@casewright/ui';
import { rulesTabs } from '../rules-tabs';

/** The conditions that rules share. */
@Component({
  selector: 'cw-conditions-page',
  imports: [Cell, CompactRow, Empty, Icon, ListPage, MatButton, May, PageTabs, RouterLink, Table, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './conditions.page.html',
  styleUrl: './conditions.page.scss',
})
export class ConditionsPage {
  private readonly api = inject(RuleConditionsApi);
  private readonly rules = inject(RulesApi);
  private readonly names = inject(Names);
  private readonly router = inject(Router);
  private readonly catalog = signal<RuleCatalogView | null>(null);
  protected readonly tabs = rulesTabs;
  protected readonly conditions = signal<readonly RuleConditionView[]>([]);
  protected readonly loading = signal<Loading>({ state: 'loading' });
  protected readonly asCondition = (row: unknown): RuleConditionView => row as RuleConditionView;
  private readonly speech = computed(() => {
    const catalog = this.catalog();
    return catalog && { catalog, nameOf: this.names.nameOf };
  });
  protected readonly words = (row: unknown): string => {
    const speech = this.speech();
    return speech ? conditionWords(this.asCondition(row).conditions, speech) : '';
  };
  protected readonly columns: readonly Column[] = [
    { id: 'name', label: 'Condition', width: 'minmax(160px, 1fr)' },
    { id: 'words', label: 'Holds where', width: 'minmax(260px, 3fr)' },
    { id: 'version', label: 'Version', width: '80px' },
    { id: 'rules', label: 'Rules', width: '80px', align: 'end' },
  ];

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    try {
      const [{ items }, catalog] = await Promise.all([this.api.list(), this.rules.catalog(), this.names.load()]);
      this.conditions.set(items);
      this.catalog.set(catalog);
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  protected open(row: { id: string }): void {
    void this.router.navigate(['/rules/conditions', row.id]);
  }
}
