import { ChangeDetectionStrategy, Component, ElementRef, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { TicketView } from '@casewright/contracts';
import { Dialog, Empty, StatusChip, Time, ViewState } from '@casewright/ui';
import { TicketJoins } from '../state/ticket-joins';
import { MergeCandidates } from './merge-candidates';

/** Asks into which ticket, and says what that does: there is no way back. */
@Component({
  selector: 'cw-merge-dialog',
  imports: [Dialog, Empty, MatButton, StatusChip, Time, ViewState],
  providers: [MergeCandidates],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './merge-dialog.html',
  styleUrl: './merge-dialog.scss',
})
export class MergeDialog {
  readonly ticket = input.required<TicketView>();
  protected readonly candidates = inject(MergeCandidates);
  protected readonly joins = inject(TicketJoins);
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');
  private readonly chosenId = signal<string | null>(null);
  /** Only what is in sight: nobody merges into what a later search has taken away. */
  protected readonly chosen = computed(() => this.candidates.rows().find(({ id }) => id === this.chosenId()) ?? null);
  protected readonly work = signal<'none' | 'running'>('none');
  protected readonly problem = signal<string | null>(null);

  constructor() {
    effect(() => this.candidates.of(this.ticket()));
  }

  protected choose(id: string): void {
    this.chosenId.set(id);
    this.problem.set(null);
  }

  /** From the search to what it has found. A choice that was made stays: nobody merges into another ticket unawares. */
  protected toList(event: Event): void {
    event.preventDefault();
    const list = this.list()?.nativeElement;
    const chosen = list?.querySelector<HTMLInputElement>('input:checked');
    const goal = chosen ?? list?.querySelector<HTMLInputElement>('input');
    if (!chosen) goal?.click();
    goal?.focus();
  }

  protected async merge(): Promise<void> {
    const into = this.chosen();
    if (!into || this.work() === 'running') return;
    this.work.set('running');
    const problem = await this.joins.merge(this.ticket(), into);
    this.problem.set(problem);
    this.work.set('none');
    // Mostly somebody else was faster: what the list shows is old.
    if (problem !== null) void this.candidates.pages.load();
  }
}
