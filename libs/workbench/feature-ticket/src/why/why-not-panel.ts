import { ChangeDetectionStrategy, Component, computed, inject, input, output, resource, signal } from '@angular/core';
import { DecisionsApi, failureOf } from '@casewright/data-access';
import { RouterLink } from '@angular/router';
import {
  Chip,
  Icon,
  Now,
  Picker,
  SidePanel,
  Time,
  ViewState,
  withLocalTimes,
  type IconName,
  type Loading,
  type PickerOption,
  type Tone,
} from '@casewright/ui';
import type { WhyNotView } from '@casewright/contracts';
import { ConditionTree } from './condition-tree';

const verdictLooks: Readonly<Record<WhyNotView['verdict'], { label: string; icon: IconName; tone: Tone }>> = {
  fired: { label: 'It acted', icon: 'spark', tone: 'good' },
  'not-published': { label: 'Never published', icon: 'edit', tone: 'neutral' },
  'not-live-then': { label: 'Not live then', icon: 'clock', tone: 'neutral' },
  paused: { label: 'Paused', icon: 'pause', tone: 'warn' },
  'no-event': { label: 'Nothing happened', icon: 'none', tone: 'neutral' },
  'trigger-rejected': { label: 'Not meant for this', icon: 'none', tone: 'neutral' },
  'no-match': { label: 'Conditions did not hold', icon: 'failed', tone: 'neutral' },
  guarded: { label: 'Held back by a guard', icon: 'shield', tone: 'warn' },
  stopped: { label: 'Stopped by an earlier rule', icon: 'shield', tone: 'warn' },
  error: { label: 'Error', icon: 'alert', tone: 'bad' },
};

/** Why a rule of one's choice did nothing here. */
@Component({
  selector: 'cw-why-not-panel',
  imports: [Chip, ConditionTree, Icon, Picker, RouterLink, SidePanel, Time, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './why-not-panel.html',
  styleUrl: './why.scss',
})
export class WhyNotPanel {
  readonly ticketId = input.required<string>();
  readonly closed = output();
  private readonly api = inject(DecisionsApi);
  private readonly now = inject(Now);
  protected readonly local = (text: string): string => withLocalTimes(text, this.now.ms());
  protected readonly looks = verdictLooks;
  protected readonly ruleId = signal<string | undefined>(undefined);
  protected readonly rules = resource({ loader: () => this.api.rules() });
  protected readonly options = computed<readonly PickerOption[]>(() =>
    (this.rules.hasValue() ? this.rules.value().items : []).map((rule) => ({
      value: rule.id,
      label: rule.name,
      icon: rule.status === 'paused' ? ('pause' as const) : ('rules' as const),
      hint: rule.status === 'active' ? '' : rule.status,
    })),
  );
  protected readonly chosen = computed(() => this.options().find((option) => option.value === this.ruleId()));
  protected readonly answer = resource({
    params: () => {
      const ruleId = this.ruleId();
      return ruleId === undefined ? undefined : { id: this.ticketId(), ruleId };
    },
    loader: ({ params }) => this.api.whyNot(params.id, params.ruleId),
  });
  protected readonly shown = computed(() => (this.answer.hasValue() ? this.answer.value() : null));
  protected readonly loading = computed<Loading>(() => {
    const error = this.answer.error() ?? this.rules.error();
    if (error) return { state: 'failed', failure: failureOf(error) };
    return { state: this.shown() || this.ruleId() === undefined ? 'ready' : 'loading' };
  });
}
