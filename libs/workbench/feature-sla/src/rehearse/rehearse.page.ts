import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { SlaRehearsalRow } from '@casewright/contracts';
import { LiveWork, May } from '@casewright/data-access';
import { EarlierWork, Empty, Icon, ListPage, PageTabs, Refused, Time, ViewState, WorkState } from '@casewright/ui';
import { slaTabs } from '../sla-tabs';
import { RehearsalOutcome } from './rehearsal-outcome';
import { changeWords } from './rehearsal-words';
import { RehearseStore } from './rehearse.store';
import { RehearsedDraft } from './rehearsed-draft';

/** A change of policies or calendars on what was recorded: what it would have kept and breached. */
@Component({
  selector: 'cw-rehearse-page',
  imports: [
    EarlierWork,
    Empty,
    Icon,
    ListPage,
    MatButton,
    May,
    PageTabs,
    Refused,
    RehearsalOutcome,
    RouterLink,
    Time,
    ViewState,
    WorkState,
  ],
  providers: [LiveWork, RehearseStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rehearse.page.html',
  styleUrl: './rehearse.page.scss',
})
export class RehearsePage {
  protected readonly store = inject(RehearseStore);
  protected readonly draft = inject(RehearsedDraft).carried;
  protected readonly tabs = slaTabs;
  protected readonly words = changeWords;
  protected readonly about = (row: SlaRehearsalRow): string => `${changeWords(row)},`;
  /** The change that is carried, in words. */
  protected readonly carriedWords = computed(() => {
    const change = this.draft()?.change;
    if (!change) return '';
    return changeWords({ kind: change.kind, subject: 'content' in change ? change.content.name : null }).trim();
  });

  constructor() {
    void this.store.load();
  }

  protected start(days: number): void {
    const change = this.draft()?.change;
    if (change) void this.store.start(change, Math.min(90, Math.max(1, Math.round(days) || 30)));
  }
}
