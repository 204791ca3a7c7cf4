import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { QueueFilter } from '@casewright/contracts';
import { BoardPanel, Chart, Icon, type Loading } from '@casewright/ui';
import type { ChartConfiguration } from 'chart.js';

/** The same figures twice: as a chart whose marks open the queue, and as a table with links. */
export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly cells: readonly { readonly text: string; readonly filter: QueueFilter | null }[];
  }[];
}

@Component({
  selector: 'cw-figure-panel',
  imports: [BoardPanel, Chart, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './figure-panel.html',
  styleUrl: './figure-panel.scss',
})
export class FigurePanel {
  readonly title = input.required<string>();
  readonly period = input('');
  readonly loading = input.required<Loading>();
  readonly config = input.required<ChartConfiguration>();
  readonly table = input.required<FigureTable>();
  readonly retry = output();
  /** Drawn at once: figures are read, not watched. */
  protected readonly still = computed<ChartConfiguration>(() => ({
    ...this.config(),
    options: { ...this.config().options, animation: false },
  }));
  /** The filter behind a mark of the chart. */
  readonly opened = output<QueueFilter>();
  protected readonly view = signal<'chart' | 'table'>('chart');
  protected readonly isEmpty = computed(() => this.table().rows.every((row) => row.cells.every((cell) => ['0', '–'].includes(cell.text))));

  protected toggle(): void {
    this.view.update((view) => (view === 'chart' ? 'table' : 'chart'));
  }

  /** Datasets are the table's columns, their points its rows. */
  protected open(mark: { datasetIndex: number; index: number }): void {
    const filter = this.table().rows[mark.index]?.cells[mark.datasetIndex]?.filter;
    if (filter) this.opened.emit(filter);
  }
}
