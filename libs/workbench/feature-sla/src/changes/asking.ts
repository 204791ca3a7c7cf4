import { computed, signal, type Signal, type WritableSignal } from '@angular/core';
import type { SlaChangeDraft, SlaEffect } from '@casewright/contracts';
import type { ApiProblem } from '@casewright/data-access';

interface Edited {
  readonly content: Signal<unknown>;
  readonly refusal: WritableSignal<ApiProblem | null>;
}

/** The question that stands before each change of an agreement, and its answer. */
export class Asking {
  private readonly asked = signal<SlaChangeDraft | null>(null);
  /** What is written after the question was put is another question. */
  readonly question = computed(() => {
    const asked = this.asked();
    return asked && 'content' in asked && asked.content !== this.edited.content() ? null : asked;
  });
  /** The answer, for whatever saves. */
  effect: SlaEffect = 'new-tickets';

  constructor(private readonly edited: Edited) {}

  put(draft: SlaChangeDraft): void {
    this.edited.refusal.set(null);
    this.asked.set(draft);
  }

  drop(): void {
    this.asked.set(null);
  }

  /** It would not be saved like this: the question makes way for what is wrong. */
  refuse(problem: ApiProblem): void {
    this.drop();
    this.edited.refusal.set(problem);
  }

  /** Whether it worked or not, the question has had its answer. */
  async answer(effect: SlaEffect, work: () => Promise<boolean>): Promise<boolean> {
    this.effect = effect;
    const isDone = await work();
    this.drop();
    return isDone;
  }
}
