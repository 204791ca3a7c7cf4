import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CanaryAudience, PublishAs } from '@casewright/contracts';
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
  imports: [AudienceForm, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './publish-form.html',
  styleUrl: './publish-form.scss',
})
export class PublishForm {
  readonly busy = input.required<'no' | 'saving' | 'publishing'>();
  readonly submitted = output<Publication>();
  readonly cancelled = output();
  protected readonly choices = choices;
  protected readonly as = signal<PublishAs>('active');
  protected readonly audience = signal<CanaryAudience | null>(firstAudience);
  protected readonly hint = computed(() => choices.find(({ value }) => value === this.as())?.hint ?? '');
  protected readonly isComplete = computed(() => this.as() !== 'canary' || this.audience() !== null);

  protected submit(reason: string): void {
    const audience = this.audience();
    this.submitted.emit({ reason, as: this.as(), ...(this.as() === 'canary' && audience ? { canary: audience } : {}) });
  }
}
