import { ChangeDetectionStrategy, Component, ElementRef, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';
import { ConditionBuilder, jumpTo, Names, problemAt, type Speech } from '@casewright/conditions';
import type { RuleContent, RuleProblem } from '@casewright/contracts';
import { May, RulesApi, Session, previewOf } from '@casewright/data-access';
import {
  Chip,
  EditorFrame,
  Field,
  FormPart,
  Icon,
  Leaving,
  Notices,
  PageTabs,
  ViewState,
  mayNotBegin,
  type HoldsChanges,
} from '@casewright/ui';
import { ActionList } from '../form/action-list';
import { GuardsForm } from '../form/guards-form';
import { OrderForm } from '../form/order-form';
import { TriggerForm } from '../form/trigger-form';
import { RuleLife, type AskedStep } from '../life/rule-life';
import { MergePanel } from '../merge/merge-panel';
import { FailedTests } from '../rehearse/failed-tests';
import { ruleTabs } from '../rehearse/rule-tabs';
import { untestedActions } from '../rehearse/untested';
import { statusLooks } from '../words';
import { NextRuns } from '../timed/next-runs';
import { leverOf, publishedWords, versionsAtWork } from './levers';
import { PublishForm, type Publication } from './publish-form';
import { RuleConsequence } from './rule-consequence';
import { RuleEditorStore } from './rule-editor.store';

/** One rule: when, if, then on the left; what that means on the right. */
@Component({
  selector: 'cw-rule-page',
  imports: [
    ActionList,
    Chip,
    ConditionBuilder,
    EditorFrame,
    FailedTests,
    Field,
    FormPart,
    GuardsForm,
    Icon,
    MatButton,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    May,
    MergePanel,
    NextRuns,
    OrderForm,
    PageTabs,
    PublishForm,
    RouterLink,
    RuleConsequence,
    RuleLife,
    TriggerForm,
    ViewState,
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
  protected readonly looks = statusLooks;
  protected readonly tabs = ruleTabs;
  protected readonly untested = untestedActions;
  protected readonly asking = signal<'no' | 'yes'>('no');
  protected readonly asked = signal<AskedStep | null>(null);
  protected readonly lever = computed(() => leverOf(this.store.rule()));
  protected readonly speech = computed<Speech | null>(() => {
    const catalog = this.store.catalog();
    return catalog && { catalog, nameOf: this.names.nameOf };
  });
  protected readonly atWork = computed(() => (this.session.may('rule.publish') ? versionsAtWork(this.store.rule()) : null));
  private readonly check = previewOf(
    () => (this.store.catalog() ? this.store.content() : null),
    (content) => this.api.check(content),
  );
  /** What publishing would refuse as it is written now, at its place in the document. */
  protected readonly problems = computed<readonly RuleProblem[]>(() => this.check.problem()?.fields ?? this.check.answer()?.problems ?? []);
  /** It does not run on its events there and then. */
  protected readonly waits = computed(() => {
    const { trigger } = this.store.saved();
    return trigger.kind !== 'event' || trigger.debounce !== undefined;
  });
  protected readonly problem = (place: string): string | null => problemAt(this.problems(), place);

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
    return !this.store.changed() || this.leaving.ask();
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

  /** Pausing takes effect at once, so it can be taken back at once. */
  protected async toggle(): Promise<void> {
    const pausing = this.lever() === 'Pause';
    const done = pausing ? await this.store.pause() : await this.store.resume();
    if (!done) return;
    const words = pausing ? 'Paused: it does nothing until it is resumed' : 'It runs again';
    this.notices.offerUndo(words, () => void (pausing ? this.store.resume() : this.store.pause()));
  }

  /** A rule that was just made gets an address of its own. */
  private async stay(): Promise<void> {
    const id = this.store.rule()?.id;
    if (id && id !== this.ruleId()) await this.router.navigate(['/rules', id], { replaceUrl: true });
  }
}
