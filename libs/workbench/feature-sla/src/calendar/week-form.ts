import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { OpeningHours, Weekday } from '@casewright/contracts';
import { Icon } from '@casewright/ui';
import { dayWords } from '../calendars/hours-words';
import { weekdayWords, weekdays } from '../words';

/** The hours of a week, several times a day if need be. */
@Component({
  selector: 'cw-week-form',
  imports: [Icon, MatIconButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './week-form.html',
  styleUrl: './week-form.scss',
})
export class WeekForm {
  readonly hours = input.required<readonly OpeningHours[]>();
  readonly state = input<'enabled' | 'disabled'>('enabled');
  readonly changed = output<OpeningHours[]>();
  protected readonly words = weekdayWords;
  protected readonly days = computed(() =>
    weekdays.map((day, place) => ({
      day,
      intervals: this.hours().flatMap((interval, index) => (interval.day === day ? [{ ...interval, index }] : [])),
      /** From the day before, so that copying it would change something. */
      differs: place > 0 && dayWords(this.hours(), day) !== dayWords(this.hours(), weekdays[place - 1] ?? day),
    })),
  );

  protected set(index: number, change: Partial<OpeningHours>): void {
    const interval = this.hours()[index];
    if (interval) this.changed.emit(this.hours().with(index, { ...interval, ...change }));
  }

  /** Closed hours that end with the day are written as 24:00. */
  protected setEnd(index: number, to: string): void {
    this.set(index, { to: to === '00:00' ? '24:00' : to });
  }

  protected remove(index: number): void {
    this.changed.emit(this.hours().toSpliced(index, 1));
  }

  protected add(day: Weekday, isFirst: boolean): void {
    const interval: OpeningHours = isFirst ? { day, from: '09:00', to: '17:00' } : { day, from: '18:00', to: '20:00' };
    this.changed.emit([...this.hours(), interval]);
  }

  /** All hours of the day before, for weeks whose days are alike. */
  protected copyTo(day: Weekday): void {
    const before = weekdays[weekdays.indexOf(day) - 1];
    const copied = this.hours().filter((interval) => interval.day === before);
    this.changed.emit([...this.hours().filter((interval) => interval.day !== day), ...copied.map((interval) => ({ ...interval, day }))]);
  }
}
