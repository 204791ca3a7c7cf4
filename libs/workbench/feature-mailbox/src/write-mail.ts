import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import type { MailboxAccountView } from '@casewright/contracts';
import { FormDraft, fieldProblem, type ApiProblem, type NewMail } from '@casewright/data-access';
import { RestoredLine } from '@casewright/ui';

interface Content {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
}

/** A mail from somebody outside to the support address. */
@Component({
  selector: 'cw-write-mail',
  imports: [MatButton, ReactiveFormsModule, RestoredLine],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './write-mail.html',
  styleUrl: './write-mail.scss',
})
export class WriteMail {
  readonly from = input.required<MailboxAccountView | null>();
  readonly accounts = input.required<readonly MailboxAccountView[]>();
  readonly to = input.required<string>();
  readonly sending = input.required<'idle' | 'busy'>();
  readonly problem = input.required<ApiProblem | null>();
  readonly sent = output<NewMail>();
  readonly cancelled = output();

  protected readonly form = inject(NonNullableFormBuilder).group({
    from: ['', [Validators.required, Validators.email]],
    subject: ['', Validators.required],
    text: ['', Validators.required],
  });
  protected readonly fromProblem = computed(() => fieldProblem(this.problem(), '/from'));
  protected readonly subjectProblem = computed(() => fieldProblem(this.problem(), '/subject'));

  protected readonly draft = new FormDraft<Content>(
    () => 'mail:new',
    () => ({ from: this.from()?.address ?? '', subject: '', text: '' }),
  );

  constructor() {
    effect(() => {
      const content = this.draft.content();
      untracked(() => this.form.setValue(content, { emitEvent: false }));
    });
    this.form.valueChanges.pipe(takeUntilDestroyed()).subscribe((written) => this.draft.change(written));
  }

  /** It is sent, or not wanted. */
  forget(): void {
    this.draft.discard();
  }

  protected discard(): void {
    this.forget();
    this.cancelled.emit();
  }

  protected send(): void {
    this.form.markAllAsTouched();
    if (this.form.invalid) return;
    const { from, subject, text } = this.form.getRawValue();
    const name = this.accounts().find((account) => account.address === from.toLowerCase())?.name;
    this.sent.emit({ from, subject, text, ...(name ? { fromName: name } : {}) });
  }
}
