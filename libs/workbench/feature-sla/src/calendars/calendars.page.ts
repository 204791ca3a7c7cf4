import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { CalendarView } from '@casewright/contracts';
import { May, SlaAdminApi, failureOf } from '@casewright/data-access';
import { Cell, CompactRow, Empty, Icon, ListPage, PageTabs, Table, ViewState, type Column, type Loading } from '@casewright/ui';
import { slaTabs } from '../sla-tabs';
import { hoursWords } from './hours-words';

/** When the company works. */
@Component({
  selector: 'cw-calendars-page',
  imports: [Cell, CompactRow, Empty, Icon, ListPage, MatButton, May, PageTabs, RouterLink, Table, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './calendars.page.html',
  styleUrl: './calendars.page.scss',
})
export class CalendarsPage {
  private readonly api = inject(SlaAdminApi);
  private readonly router = inject(Router);
  protected readonly tabs = slaTabs;
  protected readonly calendars = signal<readonly CalendarView[]>([]);
  protected readonly loading = signal<Loading>({ state: 'loading' });
  protected readonly asCalendar = (row: unknown): CalendarView => row as CalendarView;
  protected readonly hours = (calendar: CalendarView): string => hoursWords(calendar.hours);
  protected readonly users = (calendar: CalendarView): string => calendar.usedBy.map(({ name }) => name).join(', ');
  protected readonly columns: readonly Column[] = [
    { id: 'name', label: 'Calendar', width: 'minmax(160px, 1fr)' },
    { id: 'hours', label: 'Open', width: 'minmax(240px, 2fr)' },
    { id: 'zone', label: 'Time zone', width: '150px' },
    { id: 'holidays', label: 'Holidays', width: '90px', align: 'end' },
    { id: 'users', label: 'Used by', width: 'minmax(140px, 1fr)' },
  ];

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    try {
      this.calendars.set((await this.api.calendars()).items);
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  protected open(row: { id: string }): void {
    void this.router.navigate(['/sla/calendars', row.id]);
  }
}
