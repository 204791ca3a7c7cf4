import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { AboutApi, Session, asProblem } from '@casewright/data-access';
import { Icon } from '@casewright/ui';
import { DemoLogins } from './demo-logins';

@Component({
  selector: 'cw-sign-in-page',
  imports: [DemoLogins, Icon, MatButton, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sign-in.page.html',
  styleUrl: './sign-in.page.scss',
})
export class SignInPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  /** Where to go on afterwards. */
  readonly next = input<string>();
  protected readonly ended = this.session.ended;
  protected readonly demo = signal(false);
  protected readonly sending = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly form = new FormGroup({
    email: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.email] }),
    password: new FormControl('', { nonNullable: true, validators: [Validators.required] }),
  });

  constructor() {
    void inject(AboutApi)
      .read()
      .then((about) => this.demo.set(about.demo));
  }

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.sending()) return;
    this.sending.set(true);
    this.problem.set(null);
    try {
      await this.session.signIn(this.form.getRawValue());
      await this.router.navigateByUrl(this.safeNext());
    } catch (error) {
      this.problem.set(asProblem(error).message);
    } finally {
      this.sending.set(false);
    }
  }

  protected use(login: { email: string; password: string }): void {
    this.form.setValue(login);
    void this.submit();
  }

  protected shows(field: 'email' | 'password'): boolean {
    const control = this.form.controls[field];
    return control.invalid && control.touched;
  }

  /** Only paths of our own. */
  private safeNext(): string {
    const next = this.next() ?? '/';
    return next.startsWith('/') && !next.startsWith('//') && !next.startsWith('/sign-in') ? next : '/';
  }
}
