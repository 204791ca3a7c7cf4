import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { delayWords, type LadderView } from '@casewright/contracts';
import { EscalationsApi, May, failureOf } from '@casewright/data-access';
import { Cell, CompactRow, Empty, Icon, ListPage, Table, ViewState, type Column, type Loading } from '@casewright/ui';
import { stepSentence } from '../ladder/ladder-words';

/** The ladders that tickets climb until somebody takes notice. */
@Component({
  selector: 'cw-ladders-page',
  imports: [Cell, CompactRow, Empty, Icon, ListPage, MatButton, May, RouterLink, Table, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './ladders.page.html',
  styleUrls: ['../calendars/calendars.page.scss', './ladders.page.scss'],
})
export class LaddersPage {
  /** From the URL: `true` shows the archived ones. */
  readonly archived = input<string>();
  private readonly api = inject(EscalationsApi);
  private readonly router = inject(Router);
  protected readonly which = computed<'true' | 'false'>(() => (this.archived() === 'true' ? 'true' : 'false'));
  protected readonly ladders = signal<readonly LadderView[]>([]);
  protected readonly loading = signal<Loading>({ state: 'loading' });
  protected readonly asLadder = (row: unknown): LadderView => row as LadderView;
  protected readonly first = ({ steps: [step], names }: LadderView): string =>
    step ? stepSentence(step, (id) => names[id] ?? 'somebody who has left') : '';
  protected readonly top = ({ steps }: LadderView): string => delayWords(steps.at(-1)?.after ?? 'PT0M');
  protected readonly columns: readonly Column[] = [
    { id: 'name', label: 'Ladder', width: 'minmax(160px, 1fr)' },
    { id: 'steps', label: 'Steps', width: '60px', align: 'end' },
    { id: 'first', label: 'First step', width: 'minmax(240px, 2fr)' },
    { id: 'top', label: 'At its top', width: '110px' },
    { id: 'calendar', label: 'Counts', width: 'minmax(120px, 1fr)' },
    { id: 'running', label: 'Climbed now', width: '100px', align: 'end' },
  ];

  constructor() {
    effect(() => {
      const which = this.which();
      untracked(() => void this.load(which));
    });
  }

  protected async load(which = this.which()): Promise<void> {
    try {
      const { items } = await this.api.ladders(which);
      if (which !== this.which()) return;
      this.ladders.set(items);
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  protected open(row: { id: string }): void {
    void this.router.navigate(['/escalations', row.id]);
  }
}
