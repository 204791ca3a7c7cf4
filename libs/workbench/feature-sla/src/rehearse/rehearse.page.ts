import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { BacktestStatus } from '@casewright/contracts';
import { LiveWork, May } from '@casewright/data-access';
import { Chip, Empty, Icon, ListPage, PageTabs, Time, ViewState, type IconName, type Tone } from '@casewright/ui';
import { slaTabs } from '../sla-tabs';
import { RehearsalOutcome } from './rehearsal-outcome';
import { changeWords } from './rehearsal-words';
import { RehearseStore } from './rehearse.store';
import { RehearsedDraft } from './rehearsed-draft';

const looks: Readonly<Record<BacktestStatus, { tone: Tone; icon: IconName; label: string }>> = {
  queued: { tone: 'neutral', icon: 'clock', label: 'Waiting' },
  running: { tone: 'info', icon: 'play', label: 'Running' },
  done: { tone: 'good', icon: 'check', label: 'Done' },
  cancelled: { tone: 'neutral', icon: 'none', label: 'Cancelled' },
  interrupted: { tone: 'warn', icon: 'alert', label: 'Interrupted' },
  failed: { tone: 'bad', icon: 'error', label: 'Failed' },
};

/** A change of policies or calendars on what was recorded: what it would have kept and breached. */
@Component({
  selector: 'cw-rehearse-page',
  imports: [Chip, Empty, Icon, ListPage, MatButton, May, PageTabs, RehearsalOutcome, RouterLink, Time, ViewState],
  providers: [LiveWork, RehearseStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rehearse.page.html',
  styleUrl: './rehearse.page.scss',
})
export class RehearsePage {
  protected readonly store = inject(RehearseStore);
  protected readonly draft = inject(RehearsedDraft).carried;
  protected readonly tabs = slaTabs;
  protected readonly looks = looks;
  protected readonly words = changeWords;
  protected readonly percent = computed(() => Math.round((this.store.shown()?.progress.share ?? 0) * 100));
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
