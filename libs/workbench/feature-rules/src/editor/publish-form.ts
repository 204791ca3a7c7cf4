import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { acceptableUntested, type ActionView, type CanaryAudience, type PublishAs } from '@casewright/contracts';
import type { PublishedHow } from '@casewright/data-access';
import { AudienceForm, firstAudience } from '../life/audience-form';

/** Why a version exists, and what it is at first. */
export interface Publication extends PublishedHow {
  readonly reason: string;
}

const choices: readonly { readonly value: PublishAs; readonly label: string; readonly hint: string }[] = [
  { value: 'active', label: 'Active', hint: 'It acts on every ticket from now on.' },
  { value: 'shadow', label: 'Shadow', hint: 'It is watched and does nothing; a report says what it would have done otherwise.' },
  { value: 'canary', label: 'Canary', hint: 'It acts on some tickets, the version before it on the others.' },
];

/** Asks why a version exists, and on which tickets it is to act, before it goes live. */
@Component({
  selector: 'cw-publish-form',
  imports: [AudienceForm, MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './publish-form.html',
  styleUrl: './publish-form.scss',
})
export class PublishForm {
  readonly busy = input.required<'no' | 'saving' | 'publishing'>();
  /** What reaches somebody outside, while no test shows that the rule fires. */
  readonly untested = input<readonly ActionView[]>([]);
  /** Null: it was never saved. */
  readonly ruleId = input<string | null>(null);
  readonly submitted = output<Publication>();
  readonly cancelled = output();
  protected readonly choices = choices;
  protected readonly stage = signal<PublishAs>('active');
  protected readonly audience = signal<CanaryAudience | null>(firstAudience);
  protected readonly hint = computed(() => choices.find(({ value }) => value === this.stage())?.hint ?? '');
  protected readonly untestedIs = signal<'open' | 'accepted'>('open');
  protected readonly untestedWords = computed(() =>
    this.untested()
      .map(({ label }) => label)
      .join(', '),
  );
  /** Whoever publishes may accept that nobody has tried it. */
  protected readonly isAcceptable = computed(() => this.untested().every(({ type }) => acceptableUntested.has(type)));
  protected readonly isComplete = computed(() => (this.stage() !== 'canary' || this.audience() !== null) && this.isTestedEnough());
  private readonly isTestedEnough = computed(
    () => this.untested().length === 0 || (this.isAcceptable() && this.untestedIs() === 'accepted'),
  );

  protected submit(reason: string): void {
    const audience = this.audience();
    const tests = this.untested().length > 0 ? 'where-needed' : 'required';
    this.submitted.emit({ reason, as: this.stage(), tests, ...(this.stage() === 'canary' && audience ? { canary: audience } : {}) });
  }
}
