import { JsonPipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ProcessDetailView } from '@casewright/contracts';
import { May, OperationsApi, failureOf } from '@casewright/data-access';
import { Chip, Notices, SidePanel, TicketLink, Time, ViewState, type Loading } from '@casewright/ui';
import { act } from '../list-state';
import { processLooks, processName } from './process-looks';

/** One process: what it waits for and what it knows. Its id is its type and key, with a colon between. */
@Component({
  selector: 'cw-process-panel',
  imports: [Chip, JsonPipe, MatButton, May, SidePanel, TicketLink, Time, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './process-panel.html',
  styleUrl: '../panel.scss',
})
export class ProcessPanel {
  readonly processId = input.required<string>();
  readonly closed = output();
  readonly retried = output();
  private readonly api = inject(OperationsApi);
  private readonly notices = inject(Notices);
  protected readonly process = signal<ProcessDetailView | null>(null);
  protected readonly loading = signal<Loading>({ state: 'loading' });
  protected readonly looks = processLooks;
  protected readonly title = computed(() => processName(this.processId().split(':')[0] ?? 'Process'));

  constructor() {
    effect(() => void this.load(this.processId()));
  }

  protected async load(id: string): Promise<void> {
    const [type = '', key = ''] = id.split(':');
    try {
      const process = await this.api.process(type, key);
      if (id !== this.processId()) return;
      this.process.set(process);
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  protected async retry({ type, key }: ProcessDetailView): Promise<void> {
    await act(this.notices, () => this.api.retryProcess(type, key), 'The process tries again');
    await this.load(this.processId());
    this.retried.emit();
  }
}
