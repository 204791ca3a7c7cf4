import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { QueueFilter } from '@casewright/contracts';
import { BoardPanel, Chart, Icon, Themes, type Loading } from '@casewright/ui';
import { figureChart, type FigureLook } from './figure-chart';
import { percent, type FigureGrid } from './figures';

/** A figure of the board, as a chart whose marks open the queue, or as a table with links. */
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
  readonly look = input<FigureLook>('columns');
  readonly loading = input.required<Loading>();
  /** Null until it was counted for the first time. */
  readonly grid = input.required<FigureGrid | null>();
  /** What it means that there is nothing to count, and what to do. */
  readonly empty = input.required<string>();
  /** What the rows leave out. */
  readonly note = input('');
  readonly retry = output();
  /** The filter behind a mark of the chart. */
  readonly opened = output<QueueFilter>();
  private readonly themes = inject(Themes);
  protected readonly view = signal<'chart' | 'table'>('chart');
  protected readonly isEmpty = computed(() => this.grid()?.rows.every(({ cells }) => cells.every(({ count }) => count === 0)) ?? true);
  protected readonly hasShares = computed(() => this.grid()?.rows.some(({ share }) => share !== undefined) ?? false);
  protected readonly shareWords = (share: number | null | undefined): string =>
    share === null || share === undefined ? '–' : percent(share);
  protected readonly chart = computed(() => {
    this.themes.shown();
    const grid = this.grid();
    return grid && figureChart(grid, this.look());
  });
  protected readonly summary = computed(() => {
    const sums = this.grid()?.columns.map(({ label }, column) => `${label} ${this.sumOf(column)}`) ?? [];
    return `${this.title()}, ${this.period()}: ${sums.join(', ')}. The table has every number with a link to its tickets.`;
  });

  protected toggle(): void {
    this.view.update((view) => (view === 'chart' ? 'table' : 'chart'));
  }

  /** Datasets are the columns, their points the rows. */
  protected open(mark: { datasetIndex: number; index: number }): void {
    const figure = this.grid()?.rows[mark.index]?.cells[mark.datasetIndex];
    if (figure && figure.count > 0) this.opened.emit(figure.filter);
  }

  private sumOf(column: number): number {
    return this.grid()?.rows.reduce((sum, { cells }) => sum + (cells[column]?.count ?? 0), 0) ?? 0;
  }
}
