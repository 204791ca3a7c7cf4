import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import type { RuleProblem, SlaPolicyContent, SlaPolicyPreviewView, SlaWarning } from '@casewright/contracts';
import { SlaAdminApi, previewOf } from '@casewright/data-access';
import { ConditionTree, Icon, Section, minutesAsText, targetWords, warningWords } from '@casewright/ui';
import { moment } from '../words';
import { fridayAfternoon, questionOf, suggested, type Example } from './example';
import { ExampleForm } from './example-form';

interface Milestone {
  readonly what: string;
  readonly at: string;
}

/** When an example ticket would be warned about, due and further and further over, under the policy as it is written now. */
@Component({
  selector: 'cw-what-if',
  imports: [ConditionTree, ExampleForm, Icon, Section],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './what-if.html',
  styleUrl: './what-if.scss',
})
export class WhatIf {
  readonly content = input.required<SlaPolicyContent>();
  /** What the server has against the draft, by pointers into the content; empty once it has nothing. */
  readonly checked = output<readonly RuleProblem[]>();
  private readonly api = inject(SlaAdminApi);
  private readonly written = signal<Partial<Example>>({});
  protected readonly example = computed<Example>(() => ({ ...usual, ...suggested(this.content().when), ...this.written() }));
  protected readonly preview = previewOf(
    () => questionOf(this.content(), this.example()),
    (question) => this.api.previewPolicy(question),
  );
  protected readonly words = targetWords;
  protected readonly minutesAsText = minutesAsText;
  protected readonly moment = moment;

  constructor() {
    effect(() => {
      const fields = this.preview.problem()?.fields ?? [];
      this.checked.emit(fields.map(({ pointer, message }) => ({ message, pointer: pointer.replace(/^\/policy/, '') })));
    });
  }

  protected write(change: Partial<Example>): void {
    this.written.update((written) => ({ ...written, ...change }));
  }

  /** In the order of time: the warnings, then what a breach grows to. */
  protected before({ target, warnAts }: SlaPolicyPreviewView['targets'][number]): readonly Milestone[] {
    const warnings: readonly SlaWarning[] = this.content().targets.find((known) => known.target === target)?.warnings ?? [];
    return warnAts
      .map((at, place) => ({ at, what: warnings[place] ? `Warning at ${warningWords(warnings[place])}` : 'Warning' }))
      .sort((left, right) => left.at.localeCompare(right.at));
  }

  protected after({ levelAts }: SlaPolicyPreviewView['targets'][number]): readonly Milestone[] {
    return levelAts.map((at, place) => ({ at, what: `Level ${place + 2}` }));
  }
}

const usual: Example = {
  ...{ createdAt: fridayAfternoon(new Date()), priority: 'urgent', type: 'question', severity: null, channel: 'web' },
  ...{ teamId: null, organisationId: null, tags: [] },
};
