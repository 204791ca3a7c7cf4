import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { ReminderView } from '@casewright/contracts';
import { PagedRows, RemindersApi, asProblem, unlessWords } from '@casewright/data-access';
import {
  Cell,
  CompactRow,
  Empty,
  Icon,
  ListPage,
  ListProblem,
  Notices,
  Table,
  TicketLink,
  Time,
  ViewState,
  whileShown,
  type Column,
} from '@casewright/ui';

const often = 60_000;

/** Everything that the reader is still to be reminded of, the next one first. */
@Component({
  selector: 'cw-reminders-page',
  imports: [Cell, CompactRow, Empty, Icon, ListPage, ListProblem, MatIconButton, Table, TicketLink, Time, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './reminders.page.html',
  styleUrl: './reminders.page.scss',
})
export class RemindersPage {
  private readonly api = inject(RemindersApi);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  protected readonly list = new PagedRows<ReminderView>((cursor) => this.api.mine(cursor));
  protected readonly asReminder = (row: unknown): ReminderView => row as ReminderView;
  protected readonly unless = (row: unknown): string =>
    this.asReminder(row)
      .unless.map((reason) => unlessWords[reason])
      .join(', or ');
  protected readonly columns: readonly Column[] = [
    { id: 'text', label: 'Of', width: 'minmax(160px, 1.4fr)' },
    { id: 'ticket', label: 'Ticket', width: 'minmax(160px, 1fr)' },
    { id: 'at', label: 'When', width: '140px' },
    { id: 'unless', label: 'Unless', width: 'minmax(120px, 1fr)' },
    { id: 'cancel', label: 'Cancel', width: '72px' },
  ];

  constructor() {
    void this.list.load();
    // What has rung goes from the list.
    whileShown(often, () => void this.list.refresh());
  }

  protected open(id: string): void {
    const reminder = this.list.rows().find((row) => row.id === id);
    if (reminder) void this.router.navigate(['/tickets', reminder.ticket.id]);
  }

  protected async cancel(reminder: ReminderView): Promise<void> {
    try {
      await this.api.cancel(reminder);
      this.list.remove(new Set([reminder.id]));
      const { text } = reminder;
      if (text === null) this.notices.say('Reminder cancelled');
      else this.notices.offerUndo('Reminder cancelled', () => void this.setAgain({ ...reminder, text }));
    } catch (error) {
      this.notices.refuse(asProblem(error).message);
    }
  }

  private async setAgain({ ticket, at, text, unless }: ReminderView & { text: string }): Promise<void> {
    try {
      await this.api.set(ticket.id, { at, text, unless });
      setTimeout(() => void this.list.load(), 500);
    } catch (error) {
      this.notices.refuse(asProblem(error).message);
    }
  }
}
