import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { TicketView } from '@casewright/contracts';
import { Icon, Now, Picker, Time, fromLocalInput, localInput, momentOptions, momentsFrom } from '@casewright/ui';

export interface SnoozeWish {
  readonly until: string;
  readonly reason?: string;
}

/** Whether the ticket is out of the views and until when, and the way in and out. */
@Component({
  selector: 'cw-snooze-part',
  imports: [Icon, MatButton, Picker, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './snooze-part.html',
  styleUrl: './waiting.scss',
})
export class SnoozePart {
  readonly ticket = input.required<TicketView>();
  readonly editing = input<'enabled' | 'disabled'>('enabled');
  readonly snoozed = output<SnoozeWish>();
  readonly ended = output();
  private readonly now = inject(Now);
  private readonly picker = viewChild(Picker);
  private readonly moments = computed(() => momentsFrom(new Date(this.now.ms())));
  protected readonly options = computed(() => momentOptions(this.moments()));
  protected readonly form = signal<'open' | 'closed'>('closed');
  protected readonly suggested = signal('');
  protected readonly problem = signal<string | null>(null);
  /** A solved ticket is in no view that it could be taken out of. */
  protected readonly can = computed(() => this.editing() === 'enabled' && !['solved', 'closed'].includes(this.ticket().status.category));

  /** For the keyboard and the palette. */
  open(): void {
    this.picker()?.open();
  }

  protected pick(id: string): void {
    const moment = this.moments().find((candidate) => candidate.id === id);
    if (moment) return this.snoozed.emit({ until: moment.at });
    this.suggested.set(localInput(new Date(this.now.ms() + 86_400_000)));
    this.problem.set(null);
    this.form.set('open');
  }

  protected submit(time: string, reason: string): void {
    const until = fromLocalInput(time);
    if (until === null || Date.parse(until) <= Date.now()) {
      this.problem.set('Choose a time that is still to come.');
      return;
    }
    this.form.set('closed');
    this.snoozed.emit(reason.trim() === '' ? { until } : { until, reason: reason.trim() });
  }
}
