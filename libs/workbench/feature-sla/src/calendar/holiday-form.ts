import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { Holiday } from '@casewright/contracts';
import { Icon } from '@casewright/ui';
import { HolidayEntry } from './holiday-entry';
import { HolidayImportForm } from './holiday-import';
import { dateWords, hoursOn, inOrder, isSameDate } from './holiday-words';

/** Dates on which other hours than those of the week apply: a list, a row for one more, and a file for many. */
@Component({
  selector: 'cw-holiday-form',
  imports: [HolidayEntry, HolidayImportForm, Icon, MatIconButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './holiday-form.html',
  styleUrl: './holiday-form.scss',
})
export class HolidayForm {
  readonly holidays = input.required<readonly Holiday[]>();
  readonly state = input<'enabled' | 'disabled'>('enabled');
  readonly changed = output<Holiday[]>();
  protected readonly sorted = computed(() => inOrder(this.holidays()));
  protected readonly dates = dateWords;
  protected readonly hours = hoursOn;

  /** What is there already stays as it is. */
  protected add(more: readonly Holiday[]): void {
    const fresh = more.filter((holiday) => !this.holidays().some((known) => isSameDate(known, holiday)));
    this.changed.emit(inOrder([...this.holidays(), ...fresh]));
  }

  protected remove(holiday: Holiday): void {
    this.changed.emit(this.holidays().filter((one) => !isSameDate(one, holiday)));
  }
}
