import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ActionOutcomeView, DecisionView } from '@casewright/contracts';
import { Chip, Icon, Now, Time, withLocalTimes, type IconName, type Tone } from '@casewright/ui';
import { ConditionTree } from './condition-tree';

const statusLooks: Readonly<Record<ActionOutcomeView['status'], { icon: IconName; tone: Tone; label: string }>> = {
  planned: { icon: 'clock', tone: 'neutral', label: 'Planned' },
  done: { icon: 'check', tone: 'good', label: 'Done' },
  unchanged: { icon: 'none', tone: 'neutral', label: 'Was so already' },
  refused: { icon: 'error', tone: 'warn', label: 'Refused' },
  failed: { icon: 'alert', tone: 'bad', label: 'Failed' },
};

/** One firing of a rule, from its event to its changes. */
@Component({
  selector: 'cw-decision-record',
  imports: [Chip, ConditionTree, Icon, RouterLink, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './decision-record.html',
  styleUrl: './why.scss',
})
export class DecisionRecord {
  readonly decision = input.required<DecisionView>();
  private readonly now = inject(Now);
  protected readonly statusLooks = statusLooks;
  protected readonly local = (text: string): string => withLocalTimes(text, this.now.ms());
}
