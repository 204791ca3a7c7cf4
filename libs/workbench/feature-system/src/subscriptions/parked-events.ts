import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ParkedState, type ParkedEventView } from '@casewright/contracts';
import { May, OperationsApi, PagedRows } from '@casewright/data-access';
import { Chip, Empty, FilterChip, ListProblem, SearchField, TicketLink, Time, ViewState } from '@casewright/ui';
import { parkedLooks } from './subscription-looks';

/** Events that a reader could not handle, newest first. */
@Component({
  selector: 'cw-parked-events',
  imports: [Chip, Empty, FilterChip, ListProblem, MatButton, May, SearchField, TicketLink, Time, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './parked-events.html',
  styleUrl: '../plain-table.scss',
})
export class ParkedEvents {
  /** Names to choose from. */
  readonly readers = input.required<readonly string[]>();
  readonly reader = input<string>();
  readonly status = input<string>();
  readonly q = input<string>();
  readonly opened = input.required<string | null>();
  /** What the URL is to say. */
  readonly asked = output<Record<string, string | null>>();
  readonly retried = output<string>();
  private readonly api = inject(OperationsApi);
  protected readonly looks = parkedLooks;
  protected readonly chosen = (value: string | undefined): readonly string[] => (value ? [value] : []);
  protected readonly states = ParkedState.options.map((value) => ({
    value,
    label: parkedLooks[value].word,
    icon: parkedLooks[value].icon,
  }));
  protected readonly readerOptions = computed(() => this.readers().map((value) => ({ value, label: value })));
  protected readonly isFiltered = computed(() => !!(this.reader() ?? this.status() ?? this.q()));
  protected readonly list = new PagedRows<ParkedEventView>((cursor) =>
    this.api.parked({ subscription: this.reader(), status: this.status(), q: this.q(), cursor, limit: 50 }),
  );

  constructor() {
    effect(() => {
      this.reader();
      this.status();
      this.q();
      void this.list.load();
    });
  }

  find(id: string | undefined): ParkedEventView | null {
    return this.list.rows().find((event) => event.id === id) ?? null;
  }

  refresh(): Promise<void> {
    return this.list.refresh();
  }

  /** One at a time: the newest choice counts. */
  protected choose(parameter: 'reader' | 'status', chosen: readonly string[]): void {
    this.asked.emit({ [parameter]: chosen.at(-1) ?? null });
  }
}
