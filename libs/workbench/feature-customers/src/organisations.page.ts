import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { OrganisationView } from '@casewright/contracts';
import { CustomersApi, May, PagedRows } from '@casewright/data-access';
import {
  Cell,
  CompactRow,
  Empty,
  Icon,
  ListPage,
  ListProblem,
  PageTabs,
  PreviewPane,
  SearchField,
  Table,
  ViewState,
  listKeys,
  type Column,
} from '@casewright/ui';
import { customerTabs } from './customer-tabs';
import { OrganisationPanel } from './organisation-panel';

/** The firms whose people write to us. */
@Component({
  selector: 'cw-organisations-page',
  imports: [
    Cell,
    CompactRow,
    Empty,
    Icon,
    ListPage,
    ListProblem,
    MatButton,
    May,
    OrganisationPanel,
    PageTabs,
    PreviewPane,
    SearchField,
    Table,
    ViewState,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './organisations.page.html',
  styleUrl: './organisations.page.scss',
})
export class OrganisationsPage {
  /** From the URL: what is searched for, and the organisation that is open, or `new`. */
  readonly q = input<string>();
  readonly organisation = input<string>();
  private readonly api = inject(CustomersApi);
  private readonly router = inject(Router);
  private readonly search = viewChild.required(SearchField);
  protected readonly tabs = customerTabs;
  protected readonly list = new PagedRows<OrganisationView>((cursor) => this.api.organisations(this.q(), cursor));
  /** A link may lead to one that is not among the rows: it was not searched for, or is further down. */
  private readonly elsewhere = signal<OrganisationView | null>(null);
  protected readonly opened = computed(
    () => [...this.list.rows(), this.elsewhere()].find((one) => one?.id === this.organisation()) ?? null,
  );
  protected readonly asOrganisation = (row: unknown): OrganisationView => row as OrganisationView;
  protected readonly columns: readonly Column[] = [
    { id: 'name', label: 'Organisation', width: 'minmax(180px, 1fr)' },
    { id: 'domains', label: 'Mail domains', width: 'minmax(220px, 2fr)' },
    { id: 'people', label: 'People', width: '100px', align: 'end' },
  ];

  constructor() {
    effect(() => {
      this.q();
      void this.list.load();
    });
    effect(() => {
      const [id, rows] = [this.organisation(), this.list.rows()];
      const isElsewhere = id !== undefined && id !== 'new' && this.list.loading().state !== 'loading' && !rows.some((row) => row.id === id);
      if (isElsewhere) void this.fetch(id);
    });
    listKeys({
      title: 'Organisations',
      ids: () => this.list.rows().map(({ id }) => id),
      opened: this.organisation,
      open: (organisation) => this.go({ organisation }),
      more: () => void this.list.more(),
      search: () => this.search().element,
    });
  }

  protected go(queryParams: { q?: string | null; organisation?: string | null }): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  private async fetch(id: string): Promise<void> {
    const found = await this.api.organisation(id).catch(() => null);
    if (id === this.organisation()) this.elsewhere.set(found);
  }
}
