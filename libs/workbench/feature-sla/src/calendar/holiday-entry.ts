import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { DayHours, Holiday } from '@casewright/contracts';
import { isSameDate } from './holiday-words';

const halfDay: DayHours = { from: '09:00', to: '12:00' };

/** One more holiday: a day or a stretch, once or every year, closed or open for some hours. */
@Component({
  selector: 'cw-holiday-entry',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './holiday-entry.html',
  styleUrl: './holiday-entry.scss',
})
export class HolidayEntry {
  readonly known = input.required<readonly Holiday[]>();
  readonly entered = output<Holiday>();
  protected readonly date = signal('');
  protected readonly until = signal('');
  protected readonly name = signal('');
  protected readonly repeats = signal<'once' | 'yearly'>('once');
  protected readonly hours = signal<DayHours | null>(null);
  protected readonly refused = signal('');
  protected readonly isOpen = computed(() => this.hours() !== null);

  protected open(checked: boolean): void {
    this.hours.set(checked ? halfDay : null);
  }

  protected setHours(change: Partial<DayHours>): void {
    this.hours.update((hours) => ({ ...(hours ?? halfDay), ...change }));
  }

  protected add(): void {
    const holiday = this.holiday();
    this.refused.set(this.refusal(holiday));
    if (this.refused() !== '') return;
    this.entered.emit(holiday);
    this.until.set('');
    this.name.set('');
  }

  private holiday(): Holiday {
    const hours = this.hours();
    return {
      date: this.date(),
      ...(this.until() !== '' && this.until() !== this.date() && { until: this.until() }),
      ...(this.repeats() === 'yearly' && { yearly: true }),
      name: this.name().trim(),
      ...(hours && { hours: [hours] }),
    };
  }

  private refusal(holiday: Holiday): string {
    const { date, until, name, hours } = holiday;
    if (date === '' || name === '') return 'Give the day and its name.';
    if (until !== undefined && until < date) return 'The last day is before the first.';
    if (hours?.some(({ from, to }) => from === '' || to === '' || from >= to))
      return 'Give hours that end after they begin, on the same day.';
    return this.known().some((one) => isSameDate(one, holiday)) ? 'There is a holiday on this day already.' : '';
  }
}
