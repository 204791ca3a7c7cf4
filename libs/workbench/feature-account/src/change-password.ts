import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { AccountApi, asProblem, fieldProblem, type ApiProblem } from '@casewright/data-access';
import { Notices } from '@casewright/ui';

/** Another password; whoever was signed in with the old one elsewhere is signed out. */
@Component({
  selector: 'cw-change-password',
  imports: [MatButton, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './change-password.html',
  styleUrl: './account-parts.scss',
})
export class ChangePassword {
  readonly changed = output();
  private readonly api = inject(AccountApi);
  private readonly notices = inject(Notices);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly fieldProblem = fieldProblem;
  protected readonly form = inject(NonNullableFormBuilder).group({
    currentPassword: ['', Validators.required],
    newPassword: ['', [Validators.required, Validators.minLength(10)]],
  });

  protected async change(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) return;
    this.problem.set(null);
    try {
      await this.api.changePassword(this.form.getRawValue());
      this.form.reset();
      this.notices.say('Password changed; every other session was signed out');
      this.changed.emit();
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
