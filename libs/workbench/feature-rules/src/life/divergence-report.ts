import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import type { DivergenceKind, DivergenceSample, DivergenceView } from '@casewright/contracts';
import { Chip, TicketLink, Time, type Tone } from '@casewright/ui';
import { Sparkline } from '../list/sparkline';

const kinds: Readonly<Record<DivergenceKind, { label: string; tone: Tone }>> = {
  same: { label: 'Both the same', tone: 'good' },
  'only-trial': { label: 'Only the trial', tone: 'warn' },
  'only-published': { label: 'Only the published', tone: 'warn' },
  'other-changes': { label: 'Other changes', tone: 'info' },
  'other-time': { label: 'At another time', tone: 'info' },
};

const few = 5;

/** What a version in shadow would have done otherwise: how often, and on which tickets. */
@Component({
  selector: 'cw-divergence-report',
  imports: [Chip, Sparkline, TicketLink, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './divergence-report.html',
  styleUrl: './divergence-report.scss',
})
export class DivergenceReport {
  readonly report = input.required<DivergenceView>();
  protected readonly kinds = kinds;
  protected readonly shown = signal<'few' | 'all'>('few');
  protected readonly total = computed(() => Object.values(this.report().counts).reduce((sum, count) => sum + count, 0));
  protected readonly bars = computed(() => {
    const { counts, days } = this.report();
    const most = Math.max(1, ...Object.values(counts));
    return (Object.entries(kinds) as [DivergenceKind, { label: string; tone: Tone }][]).map(([kind, look]) => ({
      ...{ kind, ...look, count: counts[kind], percent: (counts[kind] * 100) / most },
      days: days.map((day) => day.counts[kind]),
    }));
  });
  /** What differs comes first: it is what the reader looks for. */
  private readonly samples = computed(() => {
    const { samples } = this.report();
    return [...samples.filter(({ kind }) => kind !== 'same'), ...samples.filter(({ kind }) => kind === 'same')];
  });
  protected readonly listed = computed(() => this.samples().slice(0, this.shown() === 'few' ? few : undefined));
  protected readonly hidden = computed(() => this.samples().length - this.listed().length);

  protected side({ outcome, changes, reason }: DivergenceSample['trial']): string {
    if (outcome === 'fired') return changes.map(({ label, afterText }) => `${label}: ${afterText}`).join(', ') || 'would act';
    return outcome === 'guarded' ? (reason ?? 'held back') : 'nothing';
  }
}
