import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DecisionView, RuleCatalogView, RuleContent, RuleHistoryEntry, RuleProblem } from '@casewright/contracts';
import { Directory } from '@casewright/data-access';
import { Chip, Icon, Section, Time, type Tone } from '@casewright/ui';
import { summaryOf } from './summary';

const outcomeTones: Readonly<Record<DecisionView['outcome'], Tone>> = {
  fired: 'good',
  'no-match': 'neutral',
  'trigger-rejected': 'neutral',
  guarded: 'warn',
  stopped: 'warn',
  error: 'bad',
};

const outcomeWords: Readonly<Record<DecisionView['outcome'], string>> = {
  fired: 'Fired',
  'no-match': 'No match',
  'trigger-rejected': 'Not meant',
  guarded: 'Held back',
  stopped: 'Stopped',
  error: 'Error',
};

/** Beside the form: what the rule says in words, what publishing would refuse, when it fired, and its life. */
@Component({
  selector: 'cw-rule-consequence',
  imports: [Chip, Icon, RouterLink, Section, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rule-consequence.html',
  styleUrl: './rule-consequence.scss',
})
export class RuleConsequence {
  readonly content = input.required<RuleContent>();
  readonly catalog = input.required<RuleCatalogView>();
  readonly problems = input.required<readonly RuleProblem[]>();
  readonly saved = input.required<'saved' | 'changed'>();
  readonly decisions = input.required<readonly DecisionView[]>();
  readonly history = input.required<readonly RuleHistoryEntry[]>();
  private readonly directory = inject(Directory);
  private readonly names = computed(
    () => new Map([...this.directory.teams(), ...this.directory.agents()].map(({ value, label }) => [value, label])),
  );
  protected readonly summary = computed(() => summaryOf(this.content(), this.catalog(), (id) => this.names().get(id) ?? id));
  protected readonly tones = outcomeTones;
  protected readonly outcomes = outcomeWords;
}
