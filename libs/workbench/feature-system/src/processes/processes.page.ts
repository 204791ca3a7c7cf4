import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { ProcessState, ProcessView } from '@casewright/contracts';
import { May, OperationsApi } from '@casewright/data-access';
import { Chip, Empty, ListPage, Notices, Time, ViewState, type Tone } from '@casewright/ui';
import { ListState, act } from '../list-state';
import { SystemTabs } from '../system-tabs';

const tones: Readonly<Record<ProcessState, Tone>> = { running: 'info', done: 'good', parked: 'bad' };

/** Process managers at work: what they wait for, and which are stuck. */
@Component({
  selector: 'cw-processes-page',
  imports: [Chip, Empty, ListPage, MatButton, May, RouterLink, SystemTabs, Time, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './processes.page.html',
  styleUrl: '../plain-table.scss',
})
export class ProcessesPage {
  /** From the URL. */
  readonly status = input<string>();
  private readonly api = inject(OperationsApi);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  protected readonly states: readonly ProcessState[] = ['running', 'parked', 'done'];
  protected readonly words: Readonly<Record<ProcessState, string>> = { running: 'Running', parked: 'Parked', done: 'Done' };
  protected readonly list = new ListState<ProcessView>(async () => (await this.api.processes({ status: this.status(), limit: 100 })).items);

  constructor() {
    effect(() => {
      this.status();
      void this.list.load();
    });
  }

  protected toneOf = (status: ProcessState): Tone => tones[status];

  protected show(status: ProcessState | null): void {
    void this.router.navigate([], { queryParams: { status } });
  }

  protected async retry({ type, key }: ProcessView): Promise<void> {
    await act(this.notices, () => this.api.retryProcess(type, key), 'The process tries again');
    await this.list.load();
  }
}
