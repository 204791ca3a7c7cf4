import { ChangeDetectionStrategy, Component } from '@angular/core';
import { inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SlaChangeView } from '@casewright/contracts';
import { PagedRows, SlaChangesApi } from '@casewright/data-access';
import { Cell, CompactRow, Empty, ListPage, PageTabs, Table, Time, ViewState, type Column } from '@casewright/ui';
import { slaTabs } from '../sla-tabs';
import { changeWords, effectWords, subjectPath, ticketsWords } from './change-words';

/** What was changed about agreements, by whom, and what it did to the clocks that ran. */
@Component({
  selector: 'cw-sla-changes-page',
  imports: [Cell, CompactRow, Empty, ListPage, PageTabs, RouterLink, Table, Time, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './changes.page.html',
  styleUrl: '../calendars/calendars.page.scss',
})
export class ChangesPage {
  private readonly api = inject(SlaChangesApi);
  protected readonly tabs = slaTabs;
  protected readonly changes = new PagedRows<SlaChangeView>((cursor) => this.api.list(cursor));
  protected readonly asChange = (row: unknown): SlaChangeView => row as SlaChangeView;
  protected readonly what = changeWords;
  protected readonly effects = effectWords;
  protected readonly pathOf = subjectPath;
  protected readonly columns: readonly Column[] = [
    { id: 'what', label: 'Change', width: '170px' },
    { id: 'subject', label: 'Of', width: 'minmax(160px, 2fr)' },
    { id: 'effect', label: 'Running clocks', width: '150px' },
    { id: 'carried', label: 'Carried to', width: '150px' },
    { id: 'by', label: 'By', width: 'minmax(110px, 1fr)' },
    { id: 'at', label: 'When', width: '130px' },
  ];

  constructor() {
    void this.changes.load();
  }

  protected carried({ effect, state, done, total }: SlaChangeView): string {
    if (effect === 'new-tickets') return '–';
    return state === 'running' ? `${done} of ${ticketsWords(total)} …` : ticketsWords(total);
  }
}
