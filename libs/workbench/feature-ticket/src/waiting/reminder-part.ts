import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, input, resource, signal, viewChild } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { ReminderUnless, type ReminderView, type SetReminder, type TicketView } from '@casewright/contracts';
import { RemindersApi, asProblem, unlessWords } from '@casewright/data-access';
import { Icon, Notices, Now, Time, fromLocalInput, localInput, momentOptions, momentsFrom } from '@casewright/ui';

/** What the reader wants to be reminded of on this ticket. Nobody else sees it. */
@Component({
  selector: 'cw-reminder-part',
  imports: [Icon, MatButton, MatIconButton, RouterLink, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './reminder-part.html',
  styleUrl: './waiting.scss',
})
export class ReminderPart {
  readonly ticket = input.required<TicketView>();
  private readonly api = inject(RemindersApi);
  private readonly notices = inject(Notices);
  private readonly now = inject(Now);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('text');
  private readonly ticketId = computed(() => this.ticket().id);
  private readonly reminders = resource({ params: () => this.ticketId(), loader: ({ params }) => this.api.onTicket(params) });
  protected readonly waiting = computed(() =>
    (this.reminders.hasValue() ? this.reminders.value().items : []).filter(({ state }) => state === 'waiting'),
  );
  protected readonly failed = computed(() => this.reminders.error() !== undefined);
  protected readonly form = signal<'open' | 'closed'>('closed');
  protected readonly moment = signal('tomorrow');
  protected readonly problem = signal<string | null>(null);
  protected readonly suggested = computed(() => localInput(new Date(this.now.ms() + 86_400_000)));
  private readonly moments = computed(() => momentsFrom(new Date(this.now.ms())));
  protected readonly options = computed(() => momentOptions(this.moments()));
  protected readonly unless = signal<readonly ReminderUnless[]>([]);
  protected readonly words = unlessWords;
  protected readonly reasons = ReminderUnless.options;

  /** For the keyboard and the palette. */
  open(): void {
    this.problem.set(null);
    this.unless.set([]);
    this.form.set('open');
    setTimeout(() => this.field()?.nativeElement.focus());
  }

  protected again(): void {
    this.reminders.reload();
  }

  protected toggle(unless: ReminderUnless): void {
    this.unless.update((chosen) => (chosen.includes(unless) ? chosen.filter((other) => other !== unless) : [...chosen, unless]));
  }

  protected async submit(text: string, custom: string): Promise<void> {
    const chosen = this.moments().find(({ id }) => id === this.moment());
    const at = chosen?.at ?? fromLocalInput(custom);
    if (at === null || Date.parse(at) <= Date.now()) return this.problem.set('Choose a time that is still to come.');
    if (text.trim() === '') return this.problem.set('Say what you want to be reminded of.');
    await this.attempt(async () => {
      const reminder = await this.api.set(this.ticketId(), { at, text: text.trim(), unless: [...this.unless()] });
      this.form.set('closed');
      this.notices.offerUndo('You will be reminded', () => void this.attempt(() => this.api.cancel(reminder)));
    });
  }

  protected cancel(reminder: ReminderView): Promise<void> {
    const again: SetReminder = { at: reminder.at, text: reminder.text ?? '', unless: [...reminder.unless] };
    return this.attempt(async () => {
      await this.api.cancel(reminder);
      if (reminder.text === null) this.notices.say('Reminder cancelled');
      else this.notices.offerUndo('Reminder cancelled', () => void this.attempt(() => this.api.set(this.ticketId(), again)));
    });
  }

  private async attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      this.reminders.reload();
    } catch (error) {
      this.notices.refuse(asProblem(error).message);
    }
  }
}
