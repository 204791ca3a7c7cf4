import { ChangeDetectionStrategy, Component, inject, input, viewChild } from '@angular/core';
import type { TicketView } from '@casewright/contracts';
import { Session, TicketsApi } from '@casewright/data-access';
import { Notices, Section, briefTime } from '@casewright/ui';
import { TicketStore } from '../state/ticket.store';
import { AutoCloseNote } from './auto-close-note';
import { ReminderPart } from './reminder-part';
import { SnoozePart, type SnoozeWish } from './snooze-part';

/** What waits for a time on this ticket: its snooze, the reader's reminders, and what comes by itself. */
@Component({
  selector: 'cw-waiting-section',
  imports: [AutoCloseNote, ReminderPart, Section, SnoozePart],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cw-section title="Snooze and reminders">
      @if (may('ticket.edit')) {
        <cw-auto-close-note [ticketId]="ticket().id" [version]="ticket().version" />
      }
      <cw-snooze-part [ticket]="ticket()" [editing]="editing()" (snoozed)="snooze($event)" (ended)="end()" />
      @if (may('notification.view')) {
        <cw-reminder-part [ticket]="ticket()" />
      }
    </cw-section>
  `,
})
export class WaitingSection {
  readonly ticket = input.required<TicketView>();
  readonly editing = input<'enabled' | 'disabled'>('enabled');
  private readonly store = inject(TicketStore);
  private readonly api = inject(TicketsApi);
  private readonly notices = inject(Notices);
  private readonly session = inject(Session);
  private readonly snoozing = viewChild(SnoozePart);
  private readonly reminding = viewChild(ReminderPart);
  protected readonly may = (permission: 'ticket.edit' | 'notification.view') => this.session.may(permission);

  /** For the keyboard and the palette. */
  open(which: 'snooze' | 'reminder'): void {
    if (which === 'snooze') this.snoozing()?.open();
    else this.reminding()?.open();
  }

  protected async snooze({ until, reason }: SnoozeWish): Promise<void> {
    const before = this.ticket();
    await this.store.run((id) => this.api.snooze(id, until, reason));
    if (this.store.ticket()?.snooze?.until !== until) return;
    this.notices.offerUndo(`${before.reference} is back ${briefTime(until, Date.now())}`, () => void this.takeBack(before));
  }

  protected async end(): Promise<void> {
    const before = this.ticket();
    await this.store.run((id) => this.api.endSnooze(id));
    if (this.store.ticket()?.snooze === null) this.notices.offerUndo(`${before.reference} is back`, () => void this.takeBack(before));
  }

  /** Also when another ticket is shown by now. */
  private async takeBack({ id, snooze }: TicketView): Promise<void> {
    const work = () => (snooze ? this.api.snooze(id, snooze.until, snooze.reason ?? undefined) : this.api.endSnooze(id));
    if (this.store.ticket()?.id === id) await this.store.run(work);
    else await work();
  }
}
