import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { AccountApi, Session, asProblem } from '@casewright/data-access';

/** Makes the first administrator of a new installation, by the link that was printed at its start. */
@Component({
  selector: 'cw-set-up-page',
  imports: [MatButton, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main>
      <h1>Set up Casewright</h1>
      <p>This makes the first administrator. The link works once; everybody else is invited by mail.</p>
      <form [formGroup]="form" (ngSubmit)="setUp()">
        <label>Your name<input class="cw-input" formControlName="name" autocomplete="name" /></label>
        <label>
          Email address
          <input class="cw-input" type="email" formControlName="email" autocomplete="username" aria-describedby="email-hint" />
          <span id="email-hint" class="hint wrong">{{
            form.controls.email.touched && form.controls.email.invalid ? 'Enter your email address.' : ''
          }}</span>
        </label>
        <label>
          Password
          <input class="cw-input" type="password" formControlName="password" autocomplete="new-password" aria-describedby="password-hint" />
          <span id="password-hint" class="hint" [class.wrong]="form.controls.password.touched && form.controls.password.invalid"
            >At least 10 characters. Several words are easier to remember than signs.</span
          >
        </label>
        @if (problem(); as words) {
          <p class="problem" role="alert">{{ words }}</p>
        }
        <button matButton="filled" type="submit">Begin</button>
      </form>
    </main>
  `,
  styleUrl: './entrance.scss',
})
export class SetUpPage {
  private readonly api = inject(AccountApi);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly token = location.hash.slice(1);
  protected readonly problem = signal<string | null>(null);
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: ['', Validators.required],
    email: ['', [Validators.required, Validators.email]],
    password: ['', [Validators.required, Validators.minLength(10)]],
  });

  protected async setUp(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) return;
    try {
      this.session.enter(await this.api.setUp({ token: this.token, ...this.form.getRawValue() }));
      await this.router.navigateByUrl('/');
    } catch (error) {
      this.problem.set(asProblem(error).message);
    }
  }
}
