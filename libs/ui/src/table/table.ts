import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  contentChild,
  contentChildren,
  effect,
  inject,
  input,
  model,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { Icon } from '../icon/icon';
import { Screens } from '../screen/screens';
import { Cell, CompactRow } from './cell';
import { isSortedBy, nextSort, type Column } from './column';

export interface TableRow {
  readonly id: string;
}

/**
 * Rows of 40 px of which only the visible ones exist. Give a `cwCell` template per column, and `cwCompactRow` for phones.
 * `active` is the row the keyboard is on; `picked` the ticked ones; `fresh` those to highlight shortly.
 */
@Component({
  selector: 'cw-table',
  imports: [CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport, Icon, NgTemplateOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './table.html',
  styleUrl: './table.scss',
  host: { '[style.--columns]': 'tracks()', '[class.picking]': 'picked().size > 0' },
})
export class Table<Row extends TableRow> {
  readonly label = input.required<string>();
  readonly rows = input.required<readonly Row[]>();
  readonly columns = input.required<readonly Column[]>();
  readonly sort = input('');
  readonly selection = input<'none' | 'many'>('none');
  /** What the tick of a row is called by, such as the number of a ticket. Rows that can be ticked need it. */
  readonly named = input<(row: Row) => string>(({ id }) => id);
  readonly active = input<string | null>(null);
  readonly fresh = input<ReadonlySet<string>>(new Set());
  readonly picked = model<ReadonlySet<string>>(new Set());
  readonly sorted = output<string>();
  readonly opened = output<Row>();
  readonly endReached = output();

  protected readonly cells = contentChildren(Cell);
  protected readonly compact = contentChild(CompactRow);
  private readonly viewport = viewChild.required(CdkVirtualScrollViewport);
  protected readonly screens = inject(Screens);
  protected readonly isCompact = computed(() => this.screens.narrow() && this.compact() !== undefined);
  protected readonly rowHeight = computed(() => (this.isCompact() ? 64 : 40));
  protected readonly list = computed(() => [...this.rows()]);
  protected readonly shown = computed(() => {
    const templates = new Map(this.cells().map((cell) => [cell.column(), cell.template]));
    return this.columns().map((column) => ({
      column,
      template: templates.get(column.id) ?? null,
      sorted: isSortedBy(this.sort(), column),
    }));
  });
  protected readonly tracks = computed(() => {
    const tick = this.selection() === 'many' ? '40px ' : '';
    return (
      tick +
      this.columns()
        .map((column) => column.width)
        .join(' ')
    );
  });
  protected readonly all = computed(() => this.rows().length > 0 && this.rows().every((row) => this.picked().has(row.id)));
  private ticked: string | null = null;
  protected readonly trackById = (_: number, row: Row): string => row.id;

  constructor() {
    // Once when the row becomes active and once when it comes in, but not whenever rows change: the reader may have scrolled on.
    const shown = computed(() => this.rows().some((row) => row.id === this.active()));
    effect(() => {
      const id = this.active();
      if (shown()) untracked(() => this.reveal(id));
    });
  }

  protected order(column: Column): void {
    if (column.sort) this.sorted.emit(nextSort(this.sort(), column));
  }

  /** With Shift: everything between this row and the one ticked before. */
  protected toggle(row: Row, event: MouseEvent): void {
    const picked = new Set(this.picked());
    const from = event.shiftKey ? this.rows().findIndex(({ id }) => id === this.ticked) : -1;
    const at = this.rows().indexOf(row);
    if (from >= 0) for (const { id } of this.rows().slice(Math.min(from, at), Math.max(from, at) + 1)) picked.add(id);
    else if (!picked.delete(row.id)) picked.add(row.id);
    this.ticked = row.id;
    this.picked.set(picked);
  }

  protected toggleAll(): void {
    this.picked.set(this.all() ? new Set() : new Set(this.rows().map((row) => row.id)));
  }

  protected scrolled(): void {
    const viewport = this.viewport();
    if (viewport.getRenderedRange().end >= this.rows().length - 5) this.endReached.emit();
  }

  private reveal(id: string | null): void {
    const index = id === null ? -1 : this.rows().findIndex((row) => row.id === id);
    const viewport = this.viewport();
    if (index < 0) return;
    const height = this.rowHeight();
    const top = viewport.measureScrollOffset();
    const size = viewport.getViewportSize();
    if (index * height < top) viewport.scrollToOffset(index * height);
    else if (size > 0 && (index + 1) * height > top + size) viewport.scrollToOffset((index + 1) * height - size);
  }
}
