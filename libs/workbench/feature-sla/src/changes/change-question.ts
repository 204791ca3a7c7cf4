import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  output,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { SlaChangeDraft, SlaChangePreview, SlaEffect } from '@casewright/contracts';
import { ApiProblem, SlaChangesApi, asProblem } from '@casewright/data-access';
import { ReturnFocus, Skeleton } from '@casewright/ui';
import { ChangePreview } from './change-preview';
import { RehearseLink } from '../rehearse/rehearse-link';
import { effectWords, effects, saveWords } from './change-words';
import { wholePreview } from './whole-preview';

/** Asks what a change does to the clocks that run, and shows what each answer would bring, before anything is saved. */
@Component({
  selector: 'cw-change-question',
  imports: [ChangePreview, MatButton, RehearseLink, Skeleton],
  hostDirectives: [ReturnFocus],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './change-question.html',
  styleUrl: './change-question.scss',
  host: { '(keydown.escape)': 'cancelled.emit()' },
})
export class ChangeQuestion {
  /** The change as it would be saved. */
  readonly draft = input.required<SlaChangeDraft>();
  readonly busy = input<'no' | 'yes'>('no');
  readonly confirmed = output<SlaEffect>();
  readonly cancelled = output();
  /** The server would not save this; its pointers are those of the content. */
  readonly refused = output<ApiProblem>();
  private readonly api = inject(SlaChangesApi);
  protected readonly effects = effects;
  protected readonly words = effectWords;
  protected readonly verb = computed(() => saveWords[this.draft().kind]);
  protected readonly chosen = signal<SlaEffect>('new-tickets');
  /** While there are more tickets to look at. */
  protected readonly soFar = signal<SlaChangePreview | null>(null);
  private readonly preview = resource({
    params: () => ({ change: this.draft(), effect: this.chosen() }),
    loader: ({ params, abortSignal }) => {
      this.soFar.set(null);
      return wholePreview(this.api, params, (part) => this.soFar.set(part), abortSignal);
    },
  });
  protected readonly shown = computed(() => (this.preview.hasValue() ? this.preview.value() : null));
  protected readonly problem = computed(() => {
    const error = this.preview.error();
    return error === undefined ? null : asProblem(error.cause ?? error);
  });

  constructor() {
    effect(() => {
      const problem = this.problem();
      if (problem && problem.fields.length > 0) this.refused.emit(ofContent(problem));
    });
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => {
      host.scrollIntoView({ block: 'nearest' });
      host.querySelector<HTMLInputElement>('input:checked')?.focus({ preventScroll: true });
    });
  }

  protected again(): void {
    this.preview.reload();
  }
}

/** The form knows nothing of the change around its content. */
const ofContent = ({ status, code, message, errorId, fields }: ApiProblem): ApiProblem =>
  new ApiProblem(
    status,
    code,
    message,
    errorId,
    fields.map((field) => ({ ...field, pointer: field.pointer.replace(/^\/change\/content/, '') })),
  );
