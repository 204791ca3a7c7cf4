import { JsonPipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ProcessDetailView } from '@casewright/contracts';
import { May, OperationsApi, failureOf } from '@casewright/data-access';
import { Chip, Notices, SidePanel, TicketLink, Time, ViewState, whileShown, type Loading } from '@casewright/ui';
import { act } from '../list-state';
import { hostWords, isOverdue, processLooks, processName } from './process-looks';
import { ProcessSteps } from './process-steps';

const refreshEvery = 3_000;

/** One process: what it waits for and what it knows. Its id is its type and key, with a colon between. */
@Component({
  selector: 'cw-process-panel',
  imports: [Chip, JsonPipe, MatButton, May, ProcessSteps, SidePanel, TicketLink, Time, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './process-panel.html',
  styleUrl: '../panel.scss',
})
export class ProcessPanel {
  readonly processId = input.required<string>();
  readonly closed = output();
  readonly changed = output();
  private readonly api = inject(OperationsApi);
  private readonly notices = inject(Notices);
  protected readonly process = signal<ProcessDetailView | null>(null);
  protected readonly loading = signal<Loading>({ state: 'loading' });
  /** Whether the reason for cancelling is being asked for. */
  protected readonly isCancelling = signal(false);
  protected readonly looks = processLooks;
  protected readonly hosts = hostWords;
  protected readonly isLate = computed(() => {
    const process = this.process();
    return process !== null && isOverdue(process, Date.now());
  });
  protected readonly title = computed(() => processName(this.processId().split(':')[0] ?? 'Process'));

  constructor() {
    effect(() => {
      this.isCancelling.set(false);
      void this.load(this.processId());
    });
    whileShown(refreshEvery, () => void this.refresh(this.processId()));
  }

  protected async load(id: string): Promise<void> {
    try {
      await this.read(id);
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  /** What is shown stays where the server does not answer just now. */
  private async refresh(id: string): Promise<void> {
    await this.read(id).catch(() => undefined);
  }

  private async read(id: string): Promise<void> {
    const [type = '', ...rest] = id.split(':');
    const process = await this.api.process(type, rest.join(':'));
    if (id !== this.processId()) return;
    this.process.set(process);
    this.loading.set({ state: 'ready' });
  }

  protected retry({ type, key }: ProcessDetailView): Promise<void> {
    return this.then(() => this.api.retryProcess(type, key), 'The process tries again');
  }

  protected async cancel({ type, key }: ProcessDetailView, reason: string): Promise<void> {
    if (reason.trim() === '') return;
    await this.then(() => this.api.cancelProcess(type, key, reason.trim()), 'The process is cancelled');
    this.isCancelling.set(false);
  }

  private async then(work: () => Promise<unknown>, done: string): Promise<void> {
    await act(this.notices, work, done);
    await this.load(this.processId());
    this.changed.emit();
  }
}
