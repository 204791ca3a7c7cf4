import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import type { MeView } from '@casewright/contracts';
import { AccountApi, Session, asProblem, type ApiProblem } from '@casewright/data-access';
import { Notices, StaleNotice } from '@casewright/ui';

/** One's own name, which administrators may change as well. */
@Component({
  selector: 'cw-own-name',
  imports: [MatButton, ReactiveFormsModule, StaleNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './own-name.html',
  styleUrl: './account-parts.scss',
})
export class OwnName {
  private readonly api = inject(AccountApi);
  private readonly session = inject(Session);
  private readonly notices = inject(Notices);
  private version = this.session.me()?.version ?? 0;
  private readonly problem = signal<ApiProblem | null>(null);
  protected readonly isStale = computed(() => this.problem()?.code === 'version.stale');
  protected readonly refusal = computed(() => (this.isStale() ? '' : (this.problem()?.message ?? '')));
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: [this.session.me()?.name ?? '', [Validators.required, Validators.pattern(/\S/)]],
  });

  constructor() {
    // What the session knows can be some minutes old.
    void this.api.me().then(
      (me) => this.take(me),
      () => undefined,
    );
  }

  protected save(): Promise<void> {
    return this.rename(() => Promise.resolve(this.version));
  }

  /** After a conflict: this name, whatever else was changed. */
  protected insist(): Promise<void> {
    return this.rename(async () => (await this.api.me()).version);
  }

  /** After a conflict: what somebody else has saved. */
  protected reload(): Promise<void> {
    return this.attempt(async () => {
      this.form.markAsPristine();
      this.take(await this.api.me());
    });
  }

  private rename(versionToChange: () => Promise<number>): Promise<void> {
    if (this.form.invalid) return Promise.resolve();
    return this.attempt(async () => {
      const me = await this.api.rename(this.form.getRawValue().name.trim(), await versionToChange());
      this.form.markAsPristine();
      this.take(me);
      this.notices.say('Name saved');
      await this.session.renew();
    });
  }

  /** What is being typed stays. */
  private take({ name, version }: MeView): void {
    if (!this.form.pristine) return;
    this.version = version;
    this.form.reset({ name });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.problem.set(null);
    await work().catch((error: unknown) => this.problem.set(asProblem(error)));
  }
}
