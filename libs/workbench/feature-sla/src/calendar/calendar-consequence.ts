import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CalendarContent, Named } from '@casewright/contracts';
import { SlaAdminApi, previewOf } from '@casewright/data-access';
import { Icon, Section } from '@casewright/ui';
import { moment } from '../words';
import { openDays } from './open-days';

/** Beside the form: the next fourteen days, and what the hours do with a goal. */
@Component({
  selector: 'cw-calendar-consequence',
  imports: [Icon, RouterLink, Section],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './calendar-consequence.html',
  styleUrl: './calendar-consequence.scss',
})
export class CalendarConsequence {
  readonly content = input.required<CalendarContent>();
  readonly usedBy = input.required<readonly Named[]>();
  private readonly api = inject(SlaAdminApi);
  protected readonly moment = moment;
  protected readonly hours = signal(8);
  private readonly from = new Date().toISOString();
  protected readonly preview = previewOf(
    () => ({ calendar: { ...this.content(), name: this.content().name.trim() || 'Draft' }, from: this.from, minutes: this.hours() * 60 }),
    async (draft) => ({ ...(await this.api.previewCalendar(draft)), timeZone: draft.calendar.timeZone }),
  );
  protected readonly days = computed(() => {
    const answer = this.preview.answer();
    return answer ? openDays(answer.open, answer.timeZone, this.from, answer.holidays) : [];
  });

  protected setHours(value: string): void {
    this.hours.set(Math.min(8760, Math.max(1, Math.round(Number(value)) || 8)));
  }
}
