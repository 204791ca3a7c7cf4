import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { suspensionCauses, type SuspendedMailView } from '@casewright/contracts';
import { PagedRows, Session, SuspendedApi } from '@casewright/data-access';
import {
  Cell,
  CompactRow,
  Empty,
  FilterChip,
  Icon,
  ListPage,
  ListProblem,
  Notices,
  PreviewPane,
  SearchField,
  SidePanel,
  Table,
  Time,
  ViewState,
  listKeys,
  whileShown,
  type Column,
} from '@casewright/ui';
import { MailSettings } from './mail-settings';
import { SuspendedBar } from './suspended-bar';
import { SuspendedPanel } from './suspended-panel';

/** Mail that no rule of intake could place: a person releases or deletes it, one by one or many at once. */
@Component({
  selector: 'cw-suspended-page',
  imports: [
    Cell,
    CompactRow,
    Empty,
    FilterChip,
    Icon,
    ListPage,
    ListProblem,
    MailSettings,
    MatButton,
    PreviewPane,
    SearchField,
    SidePanel,
    SuspendedBar,
    SuspendedPanel,
    Table,
    Time,
    ViewState,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './suspended.page.html',
  styleUrl: '../record-list.scss',
})
export class SuspendedPage {
  /** From the URL: the cause that is shown, what is searched for, and the mail that is open. */
  readonly cause = input<string>();
  readonly q = input<string>();
  readonly mail = input<string>();
  /** From the URL: `open` shows the settings in place of a mail. */
  readonly settings = input<string>();
  private readonly api = inject(SuspendedApi);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly search = viewChild.required(SearchField);
  protected readonly selection = inject(Session).may('mail.manage') ? 'many' : 'none';
  protected readonly picked = signal<ReadonlySet<string>>(new Set());
  protected readonly causes = Object.entries(suspensionCauses).map(([value, label]) => ({ value, label }));
  protected readonly isFiltered = computed(() => !!(this.cause() ?? this.q()));
  protected readonly list = new PagedRows<SuspendedMailView>((cursor) => this.api.list({ cause: this.cause(), q: this.q(), cursor }));
  protected readonly none: ReadonlySet<string> = new Set();
  protected readonly only = (id: string): ReadonlySet<string> => new Set([id]);
  protected readonly asMail = (row: unknown): SuspendedMailView => row as SuspendedMailView;
  protected readonly nameOf = (mail: SuspendedMailView): string => `the mail of ${this.senderOf(mail)}: ${mail.subject || 'no subject'}`;
  protected readonly columns: readonly Column[] = [
    { id: 'from', label: 'From', width: 'minmax(150px, 1fr)' },
    { id: 'subject', label: 'Subject', width: 'minmax(200px, 2fr)' },
    { id: 'why', label: 'Why it waits', width: 'minmax(200px, 2fr)' },
    { id: 'received', label: 'Received', width: '110px' },
  ];

  constructor() {
    effect(() => {
      this.cause();
      this.q();
      this.picked.set(new Set());
      void this.list.load();
    });
    whileShown(10_000, () => void this.list.refresh());
    listKeys({
      title: 'Suspended mail',
      ids: () => this.list.rows().map(({ id }) => id),
      opened: this.mail,
      open: (id) => this.go({ mail: id, settings: null }),
      more: () => void this.list.more(),
      search: () => this.search().element,
    });
  }

  protected senderOf({ from }: SuspendedMailView): string {
    return from?.name || from?.address || 'Nobody named';
  }

  protected go(queryParams: { cause?: string | null; q?: string | null; mail?: string | null; settings?: string | null }): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  /** They are no longer there, wherever they went. */
  protected settled(ids: ReadonlySet<string>): void {
    this.picked.set(new Set());
    this.list.remove(ids);
    if (ids.has(this.mail() ?? '')) this.go({ mail: null });
    void this.list.refresh();
  }

  protected released(id: string, ticketId: string): void {
    this.settled(new Set([id]));
    this.notices.offer('Released', 'Open the ticket', () => void this.router.navigate(['/tickets', ticketId]));
  }
}
