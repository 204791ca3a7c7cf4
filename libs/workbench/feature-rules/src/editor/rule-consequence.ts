import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Speech } from '@casewright/conditions';
import type { DecisionView, RuleContent, RuleProblem } from '@casewright/contracts';
import { Chip, Icon, Section, TicketLink, Time, VersionList, type LifeEntry, type Tone } from '@casewright/ui';
import { sentenceOf } from '../sentence/rule-sentence';
import { lifeOf, type RulePast } from './rule-past';

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

/** How many decisions stand there until more are asked for. */
const few = 6;

/** Beside the form: what the rule says in words, what publishing would refuse, what it decided, and its life. */
@Component({
  selector: 'cw-rule-consequence',
  imports: [Chip, Icon, RouterLink, Section, TicketLink, Time, VersionList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rule-consequence.html',
  styleUrl: './rule-consequence.scss',
})
export class RuleConsequence {
  readonly content = input.required<RuleContent>();
  readonly speech = input.required<Speech>();
  readonly problems = input.required<readonly RuleProblem[]>();
  readonly past = input.required<RulePast>();
  /** The reader wants to see the place that a problem points to. */
  readonly jumped = output<string>();
  protected readonly summary = computed(() => sentenceOf(this.content(), this.speech()));
  /** The versions that are live or on trial, where the reader may go back to another one; else null. */
  readonly atWork = input<readonly number[] | null>(null);
  readonly rolledBack = output<number>();
  protected readonly life = computed(() => lifeOf(this.past(), this.speech(), this.atWork()));
  protected readonly shown = signal<'few' | 'all'>('few');
  protected readonly latest = computed(() => this.past().decisions.slice(0, this.shown() === 'few' ? few : undefined));
  protected readonly tones = outcomeTones;
  protected readonly outcomes = outcomeWords;

  protected take(entry: LifeEntry): void {
    const version = this.life().find((known) => known === entry)?.version ?? null;
    if (version !== null) this.rolledBack.emit(version);
  }
}
