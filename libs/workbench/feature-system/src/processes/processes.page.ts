import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import type { ProcessCountList, ProcessView } from '@casewright/contracts';
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
  type Column,
} from '@casewright/ui';
import { StateChoice } from '../state-choice';
import { systemTabs } from '../system-tabs';
import { whileShown } from '../while-shown';
import { choiceWord, hostWords, isOverdue, processChoices, processLooks, processName, type ProcessChoice } from './process-looks';
import { ProcessPanel } from './process-panel';

/** Process managers at work: what they wait for, and which are stuck. */
@Component({
  selector: 'cw-processes-page',
  imports: [
    Cell,
    Chip,
    CompactRow,
    Empty,
    ListPage,
    ListProblem,
    PageTabs,
    ProcessPanel,
    PreviewPane,
    SearchField,
    StateChoice,
    Table,
    TicketLink,
    Time,
    ViewState,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './processes.page.html',
  styleUrl: '../record-list.scss',
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
  protected readonly states = computed(() =>
    processChoices.map((value) => ({ value, label: choiceWord(value), count: this.sum({ choice: value, type: this.type() }) })),
  );
  protected readonly types = computed(() =>
    [...new Set(this.counts().map(({ type }) => type))].map((value) => ({
      value,
      label: processName(value),
      count: this.sum({ type: value, choice: this.chosen() }),
    })),
  );
  protected readonly tabs = systemTabs;
  protected readonly looks = processLooks;
  protected readonly nameOf = processName;
  protected readonly chosen = computed(() => processChoices.find((choice) => choice === this.status()));
  protected readonly isFiltered = computed(() => this.chosen() !== undefined || !!this.q() || !!this.type());
  protected readonly list = new PagedRows<ProcessView>((cursor) =>
    this.api.processes({ ...queryOf(this.chosen()), type: this.type() || undefined, q: this.q(), cursor, limit: 100 }),
  );
  protected readonly hosts = hostWords;
  protected readonly isLate = (row: ProcessView): boolean => isOverdue(row, Date.now());
  protected readonly asProcess = (row: unknown): ProcessView => row as ProcessView;
  protected readonly columns: readonly Column[] = [
    { id: 'what', label: 'Process', width: '150px' },
    { id: 'ticket', label: 'Ticket', width: 'minmax(200px, 2fr)' },
    { id: 'state', label: 'State', width: '120px' },
    { id: 'wakes', label: 'Wakes', width: '110px' },
    { id: 'host', label: 'Lives on', width: '100px' },
    { id: 'error', label: 'Error', width: 'minmax(140px, 2fr)' },
  ];

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

  private sum({ choice, type: wanted }: { readonly choice: ProcessChoice | undefined; readonly type: string | undefined }): number {
    const ofType = this.counts().filter(({ type }) => (wanted || type) === type);
    if (choice === 'late') return ofType.reduce((sum, { late }) => sum + late, 0);
    return ofType.filter(({ status }) => (choice ?? status) === status).reduce((sum, { count }) => sum + count, 0);
  }
}

const queryOf = (choice: ProcessChoice | undefined) => (choice === 'late' ? { late: 'true' as const } : { status: choice });
