import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { Holiday } from '@casewright/contracts';
import { Icon } from '@casewright/ui';

/** Days on which nobody works. */
@Component({
  selector: 'cw-holiday-form',
  imports: [Icon, MatButton, MatIconButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './holiday-form.html',
  styleUrl: './holiday-form.scss',
})
export class HolidayForm {
  readonly holidays = input.required<readonly Holiday[]>();
  readonly state = input<'enabled' | 'disabled'>('enabled');
  readonly changed = output<Holiday[]>();
  protected readonly refused = signal('');
  protected readonly sorted = computed(() => [...this.holidays()].sort((a, b) => a.date.localeCompare(b.date)));
  protected readonly words = (date: string): string =>
    new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(date),
    );

  /** Answers whether it was taken, so that the fields can be emptied. */
  protected add(date: string, name: string): boolean {
    const isTwice = this.holidays().some((holiday) => holiday.date === date);
    this.refused.set(date === '' || name.trim() === '' ? 'Give the day and its name.' : isTwice ? 'This day is a holiday already.' : '');
    if (this.refused() !== '') return false;
    this.changed.emit([...this.holidays(), { date, name: name.trim() }].sort((a, b) => a.date.localeCompare(b.date)));
    return true;
  }

  protected remove(date: string): void {
    this.changed.emit(this.holidays().filter((holiday) => holiday.date !== date));
  }
}
