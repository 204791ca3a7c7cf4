import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { CalendarContent } from '@casewright/contracts';
import { SlaAdminApi, previewOf } from '@casewright/data-access';
import { Icon } from '@casewright/ui';
import { monthsOf } from './year-months';

/** A year at a glance: which days are open, closed, holidays, or open for other hours than usual. */
@Component({
  selector: 'cw-calendar-year',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './calendar-year.html',
  styleUrl: './calendar-year.scss',
})
export class CalendarYear {
  readonly content = input.required<CalendarContent>();
  private readonly api = inject(SlaAdminApi);
  protected readonly year = signal(new Date().getFullYear());
  protected readonly preview = previewOf(
    () => ({ calendar: { hours: this.content().hours, holidays: this.content().holidays }, year: this.year() }),
    (draft) => this.api.calendarYear(draft),
  );
  protected readonly months = computed(() => monthsOf(this.preview.answer()?.days ?? []));
  protected readonly heads = ['M', 'T', 'W', 'T', 'F', 'S', 'S'];
}
