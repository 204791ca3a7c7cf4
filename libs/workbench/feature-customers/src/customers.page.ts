import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { OrganisationView, PersonView } from '@casewright/contracts';
import { CustomersApi, PagedRows } from '@casewright/data-access';
import {
  Avatar,
  Cell,
  CompactRow,
  Empty,
  FilterChip,
  ListPage,
  ListProblem,
  PageTabs,
  Table,
  Time,
  ViewState,
  type Column,
} from '@casewright/ui';
import { customerTabs } from './customer-tabs';

/** Everybody who has asked for help. */
@Component({
  selector: 'cw-customers-page',
  imports: [Avatar, Cell, CompactRow, Empty, FilterChip, ListPage, ListProblem, PageTabs, RouterLink, Table, Time, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './customers.page.html',
  styleUrl: './customers.page.scss',
})
export class CustomersPage {
  /** From the URL. */
  readonly q = input<string>();
  readonly organisationId = input<string>();
  private readonly api = inject(CustomersApi);
  private readonly router = inject(Router);
  protected readonly tabs = customerTabs;
  protected readonly list = new PagedRows<PersonView>((cursor) =>
    this.api.list({ q: this.q(), organisationId: this.organisationId(), cursor }),
  );
  protected readonly organisations = signal<readonly OrganisationView[]>([]);
  protected readonly options = computed(() =>
    this.organisations().map(({ id, name }) => ({ value: id, label: name, icon: 'organisation' as const })),
  );
  protected readonly asPerson = (row: unknown): PersonView => row as PersonView;
  protected readonly lineOf = ({ organisation, email }: PersonView): string => [organisation?.name, email].filter(Boolean).join(' · ');
  protected readonly columns: readonly Column[] = [
    { id: 'name', label: 'Name', width: 'minmax(180px, 1fr)' },
    { id: 'email', label: 'Address', width: 'minmax(200px, 1fr)' },
    { id: 'organisation', label: 'Organisation', width: 'minmax(180px, 1fr)' },
    { id: 'since', label: 'Known since', width: '130px' },
  ];

  constructor() {
    void this.api
      .organisations()
      .then(({ items }) => this.organisations.set(items))
      .catch(() => undefined);
    effect(() => {
      this.q();
      this.organisationId();
      void this.list.load();
    });
    effect(() => {
      const [id, known] = [this.organisationId(), this.organisations()];
      if (id && known.length && !known.some((one) => one.id === id)) void this.know(id);
    });
  }

  protected go(queryParams: { q?: string | null; organisationId?: string | null }): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected open(person: PersonView): void {
    void this.router.navigate(['/customers', person.id]);
  }

  /** A link may filter by one that is beyond those of the first answer: it is shown by its name all the same. */
  private async know(id: string): Promise<void> {
    const found = await this.api.organisation(id).catch(() => null);
    if (found) this.organisations.update((known) => [...known, found]);
  }
}
