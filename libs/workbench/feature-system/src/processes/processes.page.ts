import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import type { ProcessCountList, ProcessView } from '@casewright/contracts';
import { OperationsApi, PagedRows } from '@casewright/data-access';
import { Empty, ListPage, ListProblem, PageTabs, PreviewPane, SearchField, ViewState, listKeys, whileShown } from '@casewright/ui';
import { systemTabs } from '../system-tabs';
import { ProcessFilters } from './process-filters';
import { processChoices, type ProcessChoice } from './process-looks';
import { ProcessPanel } from './process-panel';
import { ProcessTable } from './process-table';

/** Process managers at work: what they wait for, and which are stuck. */
@Component({
  selector: 'cw-processes-page',
  imports: [Empty, ListPage, ListProblem, PageTabs, PreviewPane, ProcessFilters, ProcessPanel, ProcessTable, SearchField, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './processes.page.html',
  styles: ':host { display: block; height: 100%; }',
})
export class ProcessesPage {
  /** From the URL: the state and the type that are shown, what is searched for, and the process that is open. */
  readonly status = input<string>();
  readonly type = input<string>();
  readonly q = input<string>();
  readonly process = input<string>();
  private readonly api = inject(OperationsApi);
  private readonly router = inject(Router);
  private readonly search = viewChild.required(SearchField);
  protected readonly counts = signal<ProcessCountList['items']>([]);
  protected readonly tabs = systemTabs;
  protected readonly chosen = computed(() => processChoices.find((choice) => choice === this.status()));
  protected readonly isFiltered = computed(() => this.chosen() !== undefined || !!this.q() || !!this.type());
  protected readonly list = new PagedRows<ProcessView>((cursor) =>
    this.api.processes({ ...queryOf(this.chosen()), type: this.type() || undefined, q: this.q(), cursor, limit: 100 }),
  );

  constructor() {
    effect(() => {
      this.chosen();
      this.type();
      this.q();
      void this.list.load();
    });
    void this.count();
    whileShown(10_000, () => this.refresh());
    listKeys({
      title: 'Processes',
      ids: () => this.list.rows().map(({ id }) => id),
      opened: this.process,
      open: (id) => this.go({ process: id }),
      more: () => void this.list.more(),
      search: () => this.search().element,
    });
  }

  protected refresh(): void {
    void this.count();
    void this.list.refresh();
  }

  protected go(queryParams: { status?: string | null; type?: string | null; q?: string | null; process?: string | null }): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  private async count(): Promise<void> {
    // The list says what is wrong where the server does not answer.
    const counted = await this.api.processCounts().catch(() => null);
    if (counted) this.counts.set(counted.items);
  }
}

const queryOf = (choice: ProcessChoice | undefined) => (choice === 'late' ? { late: 'true' as const } : { status: choice });
