import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { May, Session, SlaAdminApi, fieldProblem } from '@casewright/data-access';
import {
  EditorFrame,
  Field,
  FormPart,
  Leaving,
  Notices,
  Picker,
  Section,
  VersionList,
  ViewState,
  mayNotBegin,
  type HoldsChanges,
} from '@casewright/ui';
import { Editing } from '../editing';
import { Removal } from '../removal';
import { CalendarConsequence } from './calendar-consequence';
import { contentOf, newCalendar } from './calendar-content';
import { calendarLines } from './calendar-lines';
import { HolidayForm } from './holiday-form';
import { WeekForm } from './week-form';

/** One calendar: its week, its holidays, and the days that come of them. */
@Component({
  selector: 'cw-calendar-page',
  imports: [
    CalendarConsequence,
    EditorFrame,
    Field,
    FormPart,
    HolidayForm,
    May,
    Picker,
    Removal,
    RouterLink,
    Section,
    VersionList,
    ViewState,
    WeekForm,
  ],
  providers: [Leaving],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './calendar.page.html',
  styleUrl: '../editor.scss',
})
export class CalendarPage implements HoldsChanges {
  readonly calendarId = input.required<string>();
  private readonly api = inject(SlaAdminApi);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly session = inject(Session);
  private readonly leaving = inject(Leaving);
  protected readonly editing = new Editing({
    fresh: newCalendar(),
    contentOf,
    read: (id: string) => this.api.calendar(id),
    create: (content) => this.api.createCalendar(content),
    edit: (id, content, version) => this.api.editCalendar(id, content, version),
    versions: (id) => this.api.calendarVersions(id),
    linesOf: calendarLines,
  });
  protected readonly may = computed(() => (this.session.may('sla.edit') ? 'edit' : 'read'));
  protected readonly state = computed(() => (this.may() === 'edit' ? 'enabled' : 'disabled'));
  protected readonly zones = ['UTC', ...Intl.supportedValuesOf('timeZone')].map((value) => ({ value, label: value }));
  protected readonly wrong = (pointer: string): string | null => fieldProblem(this.editing.refusal(), pointer);

  protected readonly loading = computed(() =>
    this.calendarId() === 'new' && this.may() === 'read' ? mayNotBegin('calendars') : this.editing.loading(),
  );

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

  mayLeave(): boolean | Promise<boolean> {
    return !this.editing.changed() || this.leaving.ask();
  }
}
