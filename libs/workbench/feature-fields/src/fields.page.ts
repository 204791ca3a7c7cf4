import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { TicketFieldView } from '@casewright/contracts';
import { May, TicketFieldsApi, failureOf } from '@casewright/data-access';
import {
  Cell,
  CompactRow,
  Empty,
  Icon,
  ListPage,
  PreviewPane,
  Table,
  ViewState,
  listKeys,
  type Column,
  type Loading,
} from '@casewright/ui';
import { FieldPanel } from './field-panel';
import { audienceWords, kindWords } from './words';

/** The fields that the desk has added to tickets; those in use first. */
@Component({
  selector: 'cw-fields-page',
  imports: [Cell, CompactRow, Empty, FieldPanel, Icon, ListPage, MatButton, May, PreviewPane, Table, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './fields.page.html',
  styleUrl: './fields.page.scss',
})
export class FieldsPage {
  /** From the URL: the key of the field that is open, or `new`. */
  readonly field = input<string>();
  private readonly api = inject(TicketFieldsApi);
  private readonly router = inject(Router);
  private readonly fields = signal<readonly TicketFieldView[]>([]);
  protected readonly loading = signal<Loading>({ state: 'loading' });
  protected readonly rows = computed(() =>
    [...this.fields()].sort((left, right) => Number(left.archived) - Number(right.archived)).map((field) => ({ ...field, id: field.key })),
  );
  protected readonly opened = computed(() => this.fields().find(({ key }) => key === this.field()) ?? null);
  protected readonly asField = (row: unknown): TicketFieldView => row as TicketFieldView;
  protected readonly words = { kind: kindWords, audience: audienceWords };
  protected readonly columns: readonly Column[] = [
    { id: 'label', label: 'Field', width: 'minmax(160px, 1fr)' },
    { id: 'kind', label: 'Holds', width: '140px' },
    { id: 'audience', label: 'Seen by', width: '160px' },
    { id: 'key', label: 'Key', width: '160px' },
    { id: 'help', label: 'Help', width: 'minmax(160px, 2fr)' },
  ];

  constructor() {
    void this.load();
    listKeys({ title: 'Fields', ids: () => this.rows().map(({ id }) => id), opened: this.field, open: (field) => this.go(field) });
  }

  protected go(field: string | null): void {
    void this.router.navigate([], { queryParams: { field } });
  }

  protected async load(): Promise<void> {
    try {
      this.fields.set((await this.api.list()).items);
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }
}
