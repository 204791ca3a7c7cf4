import { ChangeDetectionStrategy, Component, ElementRef, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { jumpTo, Names, type Speech } from '@casewright/conditions';
import type { RuleContent, RuleProblem } from '@casewright/contracts';
import { RulesApi, Session, previewOf } from '@casewright/data-access';
import { EditorFrame, Leaving, Notices, ViewState, mayNotBegin, type HoldsChanges } from '@casewright/ui';
import { RuleLife, type AskedStep } from '../life/rule-life';
import { MergePanel } from '../merge/merge-panel';
import { FailedTests } from '../rehearse/failed-tests';
import { untestedActions } from '../rehearse/untested';
import { NextRuns } from '../timed/next-runs';
import { publishedWords, versionsAtWork } from './levers';
import { PublishForm, type Publication } from './publish-form';
import { RuleConsequence } from './rule-consequence';
import { RuleEditorStore } from './rule-editor.store';
import { RuleForm } from './rule-form';
import { RuleLevers } from './rule-levers';
import { RuleStanding } from './rule-standing';

/** One rule: when, if, then on the left; what that means on the right. */
@Component({
  selector: 'cw-rule-page',
  imports: [
    ...[EditorFrame, FailedTests, MergePanel, NextRuns, PublishForm, ViewState],
    ...[RuleConsequence, RuleForm, RuleLevers, RuleLife, RuleStanding],
  ],
  providers: [RuleEditorStore, Leaving],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rule.page.html',
  styleUrl: './rule.page.scss',
})
export class RulePage implements HoldsChanges {
  readonly ruleId = input.required<string>();
  protected readonly store = inject(RuleEditorStore);
  protected readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly leaving = inject(Leaving);
  private readonly names = inject(Names);
  private readonly api = inject(RulesApi);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly untested = untestedActions;
  protected readonly asking = signal<'no' | 'yes'>('no');
  protected readonly asked = signal<AskedStep | null>(null);
  protected readonly speech = computed<Speech | null>(() => {
    const catalog = this.store.catalog();
    return catalog && { catalog, nameOf: this.names.nameOf };
  });
  protected readonly atWork = computed(() => (this.session.may('rule.publish') ? versionsAtWork(this.store.rule()) : null));
  private readonly check = previewOf(
    () => (this.store.catalog() ? this.store.content() : null),
    (content) => this.api.check(content, this.store.rule()?.id ?? null),
  );
  /** What publishing would refuse as it is written now, at its place in the document. */
  protected readonly problems = computed<readonly RuleProblem[]>(() => this.check.problem()?.fields ?? this.check.answer()?.problems ?? []);
  /** It does not run on its events there and then. */
  protected readonly waits = computed(() => {
    const { trigger } = this.store.saved();
    return trigger.kind !== 'event' || trigger.debounce !== undefined;
  });
  protected readonly loading = computed(() =>
    this.ruleId() === 'new' && !this.session.may('rule.edit') ? mayNotBegin('rules') : this.store.loading(),
  );

  constructor() {
    void this.names.load();
    effect(() => {
      const id = this.ruleId();
      untracked(() => void this.store.load(id));
    });
  }

  mayLeave(): boolean | Promise<boolean> {
    return this.store.draft.mayLeave(() => this.leaving.ask());
  }

  protected jump(pointer: string): void {
    jumpTo(this.host.nativeElement, pointer);
  }

  protected async save(): Promise<void> {
    if (!(await this.store.save())) return;
    this.notices.say('Draft saved; nothing runs by it yet');
    await this.stay();
  }

  /** After a conflict: what was made of both drafts is saved. */
  protected async settle(content: RuleContent): Promise<void> {
    if (await this.store.settle(content)) this.notices.say('Draft saved; nothing runs by it yet');
  }

  protected async publish(publication: Publication): Promise<void> {
    if (!(await this.store.publish(publication))) {
      const [first] = this.store.refusal()?.fields ?? [];
      if (first) this.jump(first.pointer);
      return this.stay();
    }
    this.asking.set('no');
    this.notices.say(publishedWords(this.store.rule()));
    await this.stay();
  }

  /** A rule that was just made gets an address of its own. */
  private async stay(): Promise<void> {
    const id = this.store.rule()?.id;
    if (id && id !== this.ruleId()) await this.router.navigate(['/rules', id], { replaceUrl: true });
  }
}
