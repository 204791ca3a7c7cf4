import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { InvitationView } from '@casewright/contracts';
import { AccountApi, Session, asProblem, failureOf, roleWords } from '@casewright/data-access';
import { ViewState, type Loading } from '@casewright/ui';

/** Where an invited person chooses a password. */
@Component({
  selector: 'cw-invitation-page',
  imports: [MatButton, ReactiveFormsModule, RouterLink, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main>
      <cw-view-state [loading]="loading()" [rows]="4" (retry)="load()">
        @if (invitation(); as invited) {
          <h1>Welcome, {{ invited.name }}</h1>
          <p>
            You were invited as {{ roles[invited.role].toLowerCase() }}, with the address {{ invited.email }}. Choose a password and you are
            in.
          </p>
          <form [formGroup]="form" (ngSubmit)="accept()">
            <label>Your name<input class="cw-input" formControlName="name" autocomplete="name" /></label>
            <label>
              Password
              <input
                class="cw-input"
                type="password"
                formControlName="password"
                autocomplete="new-password"
                aria-describedby="password-hint"
              />
              <span id="password-hint" class="hint" [class.wrong]="form.controls.password.touched && form.controls.password.invalid"
                >At least 10 characters. Several words are easier to remember than signs.</span
              >
            </label>
            @if (problem(); as words) {
              <p class="problem" role="alert">{{ words }}</p>
            }
            <button matButton="filled" type="submit" [disabled]="sending() === 'busy'">Begin</button>
          </form>
        }
      </cw-view-state>
      @if (ended(); as reason) {
        <h1>This link has ended</h1>
        <p>{{ reason }} Whoever invited you can send a new one. If you have chosen a password already, sign in with it.</p>
        <a routerLink="/sign-in">Go to the sign-in page</a>
      }
    </main>
  `,
  styleUrl: './entrance.scss',
})
export class InvitationPage {
  private readonly api = inject(AccountApi);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly token = location.hash.slice(1);
  protected readonly invitation = signal<InvitationView | null>(null);
  protected readonly loading = signal<Loading>({ state: 'loading' });
  protected readonly problem = signal<string | null>(null);
  /** Why the link leads nowhere; null while it may. */
  protected readonly ended = signal<string | null>(null);
  protected readonly roles = roleWords;
  protected readonly sending = signal<'idle' | 'busy'>('idle');
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: ['', Validators.required],
    password: ['', [Validators.required, Validators.minLength(10)]],
  });

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    try {
      const invitation = await this.api.lookUpInvitation(this.token);
      this.invitation.set(invitation);
      this.form.controls.name.setValue(invitation.name);
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.refuse(error);
    }
  }

  /** A link that has ended cannot be tried again. */
  private refuse(error: unknown): void {
    const problem = asProblem(error);
    const isOver = problem.code === 'state.conflict' || problem.code === 'request.invalid';
    if (isOver) this.ended.set(problem.code === 'state.conflict' ? problem.message : 'It is not whole.');
    this.loading.set(isOver ? { state: 'ready' } : { state: 'failed', failure: failureOf(error) });
  }

  protected async accept(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) return;
    this.sending.set('busy');
    const { name, password } = this.form.getRawValue();
    try {
      this.session.enter(await this.api.acceptInvitation(this.token, name, password));
      await this.router.navigateByUrl('/');
    } catch (error) {
      this.problem.set(asProblem(error).message);
    } finally {
      this.sending.set('idle');
    }
  }
}
