import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { RulePhase, RuleProblem } from '@casewright/contracts';
import { Directory, May } from '@casewright/data-access';
import { Chip, EditorPage, Icon, Notices, Picker, ViewState } from '@casewright/ui';
import { phaseWords, statusLooks } from '../words';
import { ActionList } from './action-list';
import { ConditionBuilder } from './condition-builder';
import { RuleConsequence } from './rule-consequence';
import { RuleEditorStore } from './rule-editor.store';

/** One rule: when, if, then on the left; what that means on the right. */
@Component({
  selector: 'cw-rule-page',
  imports: [ActionList, Chip, ConditionBuilder, EditorPage, Icon, MatButton, May, Picker, RuleConsequence, ViewState],
  providers: [RuleEditorStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rule.page.html',
  styleUrl: './rule.page.scss',
  host: { '(window:beforeunload)': 'holdBack($event)' },
})
export class RulePage {
  readonly ruleId = input.required<string>();
  protected readonly store = inject(RuleEditorStore);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  protected readonly looks = statusLooks;
  protected readonly asking = signal<'no' | 'yes'>('no');
  protected readonly phases = Object.entries(phaseWords).map(([value, label]) => ({ value, label }));
  protected readonly phaseWords = phaseWords;
  protected readonly eventWords = computed(() => {
    const labels = new Map(this.store.catalog()?.events.map(({ value, label }) => [value, label]));
    return this.store
      .content()
      .trigger.types.map((type) => labels.get(type) ?? type)
      .join(', ');
  });
  /** What the last save or publish refused, at its place in the document. */
  protected readonly problems = computed<readonly RuleProblem[]>(() => [
    ...(this.store.refusal()?.fields ?? []),
    ...(this.store.changed() ? [] : this.store.problems()),
  ]);

  constructor() {
    void inject(Directory).load();
    effect(() => void this.store.load(this.ruleId()));
  }

  protected setPhase(phase: string): void {
    this.store.edit({ order: { ...this.store.content().order, phase: phase as RulePhase } });
  }

  protected toggleEvent(type: string): void {
    const { trigger } = this.store.content();
    const types = trigger.types.includes(type) ? trigger.types.filter((other) => other !== type) : [...trigger.types, type];
    this.store.edit({ trigger: { ...trigger, types } });
  }

  protected async save(): Promise<void> {
    if (!(await this.store.save())) return;
    this.notices.say('Draft saved; nothing runs by it yet');
    await this.stay();
  }

  protected async publish(reason: string): Promise<void> {
    if (!(await this.store.publish(reason))) return this.stay();
    this.asking.set('no');
    this.notices.say(`Version ${this.store.rule()?.version ?? ''} is live`);
    await this.stay();
  }

  protected async toggle(): Promise<void> {
    const pausing = this.store.status() === 'active';
    const done = pausing ? await this.store.pause() : await this.store.resume();
    if (done) this.notices.say(pausing ? 'Paused: it does nothing until it is resumed' : 'It runs again');
  }

  protected holdBack(event: BeforeUnloadEvent): void {
    if (this.store.changed()) event.preventDefault();
  }

  /** A rule that was just made gets an address of its own. */
  private async stay(): Promise<void> {
    const id = this.store.rule()?.id;
    if (id && id !== this.ruleId()) await this.router.navigate(['/rules', id], { replaceUrl: true });
  }
}
