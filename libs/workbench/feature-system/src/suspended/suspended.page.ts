import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { SuspendedMailDetailView, SuspendedMailView } from '@casewright/contracts';
import { May, SuspendedApi } from '@casewright/data-access';
import { Chip, Empty, HtmlFrame, Icon, ListPage, Notices, SidePanel, Time, ViewState } from '@casewright/ui';
import { ListState, act } from '../list-state';
import { MailSettings } from './mail-settings';

/** Mail that no rule of intake could place: a person releases or deletes it. */
@Component({
  selector: 'cw-suspended-page',
  imports: [Chip, Empty, HtmlFrame, Icon, ListPage, MailSettings, MatButton, May, SidePanel, Time, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './suspended.page.html',
  styleUrl: '../plain-table.scss',
})
export class SuspendedPage {
  /** From the URL: the mail that is open. */
  readonly mail = input<string>();
  /** From the URL: `open` shows the settings in place of a mail. */
  readonly settings = input<string>();
  private readonly api = inject(SuspendedApi);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  protected readonly opened = signal<SuspendedMailDetailView | null>(null);
  /** Deleting asks once more, in place. */
  protected readonly confirming = signal<'no' | 'yes'>('no');
  protected readonly list = new ListState<SuspendedMailView>(async () => (await this.api.list({})).items);

  constructor() {
    void this.list.load();
    effect(() => void this.open(this.mail()));
  }

  protected show(mail: string | null): void {
    void this.router.navigate([], { queryParams: { mail } });
  }

  protected showSettings(settings: 'open' | null): void {
    void this.router.navigate([], { queryParams: { settings } });
  }

  /** With a ticket it joins that one; without, it opens a new one. */
  protected async release(id: string, ticketId: string | null): Promise<void> {
    let opened = '';
    const work = async () => (opened = (await this.api.release(id, ticketId)).ticketId);
    if (await act(this.notices, work, 'Released')) await this.router.navigate(['/tickets', opened]);
  }

  protected async delete(id: string): Promise<void> {
    if (await act(this.notices, () => this.api.delete(id), 'Deleted')) this.show(null);
    await this.list.load();
  }

  private async open(id: string | undefined): Promise<void> {
    this.confirming.set('no');
    this.opened.set(id === undefined ? null : await this.api.read(id).catch(() => null));
  }
}
