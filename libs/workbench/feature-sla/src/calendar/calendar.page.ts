import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { SlaEffect } from '@casewright/contracts';
import { May, SlaAdminApi } from '@casewright/data-access';
import { Field, FormPart, Leaving, Notices, Picker, type HoldsChanges } from '@casewright/ui';
import { Asking } from '../changes/asking';
import { ChangeNotice } from '../changes/change-notice';
import { LiveChange } from '../changes/live-change';
import { NameField } from '../name-field';
import { Removal } from '../removal';
import { SlaEditor } from '../sla-editor';
import { SlaFrame } from '../sla-frame';
import { CalendarConsequence } from './calendar-consequence';
import { contentOf, newCalendar } from './calendar-content';
import { CalendarYear } from './calendar-year';
import { calendarLines } from './calendar-lines';
import { HolidayForm } from './holiday-form';
import { WeekForm } from './week-form';

/** One calendar: its week, its holidays, and the days that come of them. */
@Component({
  selector: 'cw-calendar-page',
  imports: [
    CalendarConsequence,
    CalendarYear,
    ChangeNotice,
    Field,
    FormPart,
    HolidayForm,
    May,
    NameField,
    Picker,
    Removal,
    RouterLink,
    SlaFrame,
    WeekForm,
  ],
  providers: [Leaving, LiveChange],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './calendar.page.html',
  styleUrl: '../editor.scss',
})
export class CalendarPage implements HoldsChanges {
  readonly calendarId = input.required<string>();
  private readonly api = inject(SlaAdminApi);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly live = inject(LiveChange);
  protected readonly editing = new SlaEditor(this.calendarId, 'calendars', {
    fresh: newCalendar(),
    contentOf,
    read: (id: string) => this.api.calendar(id),
    create: (content) => this.api.createCalendar(content),
    edit: (id, content, version) => this.api.editCalendar(id, content, version, this.asking.effect),
    versions: (id) => this.api.calendarVersions(id),
    linesOf: calendarLines,
  });
  protected readonly zones = ['UTC', ...Intl.supportedValuesOf('timeZone')].map((value) => ({ value, label: value }));

  protected readonly asking: Asking = new Asking(this.editing);

  /** No clock counts by a calendar that is not there yet. */
  protected ask(): void {
    const id = this.editing.view()?.id;
    if (id === undefined) void this.save('new-tickets');
    else this.asking.put({ kind: 'edit-calendar', id, content: this.editing.content() });
  }

  protected async save(effect: SlaEffect): Promise<void> {
    if (!(await this.asking.answer(effect, () => this.editing.save()))) return;
    this.notices.say('Saved');
    void this.live.follow();
    const id = this.editing.moved();
    if (id) await this.router.navigate(['/sla/calendars', id], { replaceUrl: true });
  }

  protected async remove(): Promise<void> {
    const calendar = this.editing.view();
    if (!calendar || !(await this.editing.attempt(() => this.api.removeCalendar(calendar.id, calendar.version)))) return;
    this.notices.say(`${calendar.name} is gone`);
    this.editing.discard();
    await this.router.navigate(['/sla/calendars']);
  }

  mayLeave(): boolean | Promise<boolean> {
    return this.editing.mayLeave();
  }
}
