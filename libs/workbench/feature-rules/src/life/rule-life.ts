import { ChangeDetectionStrategy, Component, effect, inject, input, model, signal, untracked } from '@angular/core';
import type { CanaryAudience, DivergenceView } from '@casewright/contracts';
import { RuleLifeApi } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import { RuleEditorStore } from '../editor/rule-editor.store';
import { StopForm } from '../stops/stop-form';
import { ReasonForm } from './reason-form';
import { RestNotice } from './rest-notice';
import { TrialPanel } from './trial-panel';

/** A step that asks for its reason first. */
export type AskedStep = { readonly step: 'archive' } | { readonly step: 'stop' } | { readonly step: 'roll-back'; readonly version: number };

/** Above the form: what the rule rests for, which version is on trial, and the steps that need a reason. */
@Component({
  selector: 'cw-rule-life',
  imports: [ReasonForm, RestNotice, StopForm, TrialPanel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rule-life.html',
})
export class RuleLife {
  readonly ruleId = input.required<string>();
  readonly asked = model.required<AskedStep | null>();
  protected readonly store = inject(RuleEditorStore);
  private readonly api = inject(RuleLifeApi);
  private readonly notices = inject(Notices);
  protected readonly report = signal<DivergenceView | null>(null);

  constructor() {
    effect(() => {
      const [id, trial] = [this.ruleId(), this.store.rule()?.trial];
      if (trial) untracked(() => void this.read(id));
    });
  }

  protected async resume(): Promise<void> {
    if (await this.store.resume()) this.notices.say('It runs again');
  }

  protected async restore(): Promise<void> {
    if (await this.store.restore()) this.notices.say('It is back, and paused');
  }

  protected async promote(canary: CanaryAudience | null): Promise<void> {
    const version = this.store.rule()?.trial?.version ?? '';
    if (await this.store.promote(canary)) this.notices.say(canary ? `Version ${version} acts as a canary` : `Version ${version} is live`);
  }

  protected async withdraw(): Promise<void> {
    if (await this.store.withdraw()) this.notices.say('The trial has ended');
  }

  protected async afterStop(): Promise<void> {
    this.asked.set(null);
    await this.store.refresh();
  }

  protected async archive(reason: string): Promise<void> {
    if (!(await this.store.archive(reason))) return;
    this.asked.set(null);
    this.notices.offerUndo('Archived', () => void this.store.restore());
  }

  protected async rollBack(version: number, reason: string): Promise<void> {
    if (!(await this.store.rollBack(version, reason))) return;
    this.asked.set(null);
    this.notices.say(`Version ${this.store.rule()?.version ?? ''} says what version ${version} said`);
  }

  /** Without it the trial is shown all the same. */
  private async read(id: string): Promise<void> {
    this.report.set(await this.api.divergence(id).catch(() => null));
  }
}
