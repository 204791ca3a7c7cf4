import { ChangeDetectionStrategy, Component, computed, effect, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { SuspendedMailDetailView } from '@casewright/contracts';
import { May, SuspendedApi, asProblem, failureOf, fieldProblem, type ApiProblem } from '@casewright/data-access';
import { Chip, HtmlFrame, Icon, Notices, SidePanel, Time, ViewState, type Loading } from '@casewright/ui';
import { act } from '../list-state';
import { saveFile } from './save-file';

/** One suspended mail: why it waits, what it says, and where it may go. */
@Component({
  selector: 'cw-suspended-panel',
  imports: [Chip, HtmlFrame, Icon, MatButton, May, RouterLink, SidePanel, Time, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './suspended-panel.html',
  styleUrl: '../panel.scss',
})
export class SuspendedPanel {
  readonly mailId = input.required<string>();
  readonly closed = output();
  /** With the ticket that it became part of. */
  readonly released = output<string>();
  readonly deleted = output();
  private readonly api = inject(SuspendedApi);
  private readonly notices = inject(Notices);
  protected readonly mail = signal<SuspendedMailDetailView | null>(null);
  protected readonly loading = signal<Loading>({ state: 'loading' });
  protected readonly problem = signal<ApiProblem | null>(null);
  /** Who is to be taken as the sender where the mail names none. */
  protected readonly sender = linkedSignal<string, string>({ source: this.mailId, computation: () => '' });
  /** Deleting asks once more, in place. */
  protected readonly confirming = linkedSignal<string, 'no' | 'yes'>({ source: this.mailId, computation: () => 'no' });
  protected readonly ticketNumber = computed(() => this.mail()?.ticket?.name.split(' ')[0] ?? '');
  protected readonly senderProblem = computed(() => fieldProblem(this.problem(), '/from'));

  constructor() {
    effect(() => void this.load(this.mailId()));
  }

  protected async load(id: string): Promise<void> {
    this.problem.set(null);
    try {
      const mail = await this.api.read(id);
      if (id !== this.mailId()) return;
      this.mail.set(mail);
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  /** With a ticket it joins that one; without, it opens a new one. */
  protected async release(id: string, ticketId: string | null): Promise<void> {
    this.problem.set(null);
    try {
      this.released.emit((await this.api.release(id, ticketId, this.sender().trim() || undefined)).ticketId);
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }

  protected async delete(id: string): Promise<void> {
    if (await act(this.notices, () => this.api.delete(id), 'Deleted')) this.deleted.emit();
  }

  protected async save(id: string, part: number | 'raw', name: string): Promise<void> {
    await this.api
      .file(id, part)
      .then((content) => saveFile(content, name))
      .catch((error: unknown) => this.notices.refuse(asProblem(error).message));
  }
}
