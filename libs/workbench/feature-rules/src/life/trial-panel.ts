import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Names } from '@casewright/conditions';
import type { CanaryAudience, DivergenceView, TrialView } from '@casewright/contracts';
import { May } from '@casewright/data-access';
import { Chip, Time } from '@casewright/ui';
import { trialLooks } from '../words';
import { AudienceForm, firstAudience } from './audience-form';
import { DivergenceReport } from './divergence-report';

/** The version on trial: where it stands, what it would have done otherwise, and the way on. */
@Component({
  selector: 'cw-trial-panel',
  imports: [AudienceForm, Chip, DivergenceReport, MatButton, May, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './trial-panel.html',
  styleUrl: './trial-panel.scss',
})
export class TrialPanel {
  readonly trial = input.required<TrialView>();
  /** The version that is live beside it; null: none is. */
  readonly published = input.required<number | null>();
  readonly report = input.required<DivergenceView | null>();
  readonly busy = input.required<'no' | 'saving' | 'publishing'>();
  /** To a canary, or to all tickets where it is null. */
  readonly promoted = output<CanaryAudience | null>();
  readonly withdrawn = output();
  private readonly names = inject(Names);
  protected readonly looks = trialLooks;
  protected readonly asking = signal<'no' | 'audience'>('no');
  protected readonly audience = signal<CanaryAudience | null>(firstAudience);
  protected readonly words = computed(() => {
    const { stage, share, teamIds } = this.trial();
    const published = this.published();
    if (stage === 'shadow') return 'It is watched and does nothing.';
    const where = share === null ? `the tickets of ${(teamIds ?? []).map(this.names.nameOf).join(', ')}` : `${share} % of the tickets`;
    return `It acts on ${where}, ${published === null ? 'and nothing does on the others' : `version ${published} on the others`}.`;
  });

  protected toCanary(): void {
    const audience = this.audience();
    if (!audience) return;
    this.asking.set('no');
    this.promoted.emit(audience);
  }
}
