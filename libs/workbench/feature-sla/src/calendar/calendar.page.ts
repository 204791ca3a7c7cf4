import { ChangeDetectionStrategy, Component, computed, effect, inject, input, linkedSignal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { May, Session, SlaAdminApi, fieldProblem } from '@casewright/data-access';
import { EditorPage, Icon, Notices, Picker, ViewState } from '@casewright/ui';
import { Editing } from '../editing';
import { CalendarConsequence } from './calendar-consequence';
import { contentOf, newCalendar } from './calendar-content';
import { HolidayForm } from './holiday-form';
import { WeekForm } from './week-form';

/** One calendar: its week, its holidays, and the days that come of them. */
@Component({
  selector: 'cw-calendar-page',
  imports: [CalendarConsequence, EditorPage, HolidayForm, Icon, MatButton, May, Picker, RouterLink, ViewState, WeekForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './calendar.page.html',
  styleUrl: '../editor.scss',
  host: { '(window:beforeunload)': 'holdBack($event)' },
})
export class CalendarPage {
  readonly calendarId = input.required<string>();
  private readonly api = inject(SlaAdminApi);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly session = inject(Session);
  protected readonly editing = new Editing({
    fresh: newCalendar(),
    contentOf,
    read: (id: string) => this.api.calendar(id),
    create: (content) => this.api.createCalendar(content),
    edit: (id, content, version) => this.api.editCalendar(id, content, version),
  });
  protected readonly state = computed(() => (this.session.may('sla.edit') ? 'enabled' : 'disabled'));
  protected readonly confirming = linkedSignal<string, 'no' | 'yes'>({ source: this.calendarId, computation: () => 'no' });
  protected readonly zones = ['UTC', ...Intl.supportedValuesOf('timeZone')].map((value) => ({ value, label: value }));
  protected readonly wrong = (pointer: string): string | null => fieldProblem(this.editing.refusal(), pointer);

  constructor() {
    effect(() => {
      const id = this.calendarId();
      untracked(() => void this.editing.load(id));
    });
  }

  protected async save(): Promise<void> {
    if (!(await this.editing.save())) return;
    this.notices.say('Saved. Clocks that run keep the hours that they were started with');
    const id = this.editing.view()?.id;
    if (id && id !== this.calendarId()) await this.router.navigate(['/sla/calendars', id], { replaceUrl: true });
  }

  protected async remove(): Promise<void> {
    const calendar = this.editing.view();
    if (!calendar || !(await this.editing.attempt(() => this.api.removeCalendar(calendar.id, calendar.version)))) return;
    this.notices.say(`${calendar.name} is gone`);
    this.editing.discard();
    await this.router.navigate(['/sla/calendars']);
  }

  protected holdBack(event: BeforeUnloadEvent): void {
    if (this.editing.changed()) event.preventDefault();
  }
}
