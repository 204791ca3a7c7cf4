import { ChangeDetectionStrategy, Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { SlaTarget, SlaTargetDefinition } from '@casewright/contracts';
import { May, Session, SlaAdminApi, fieldProblem } from '@casewright/data-access';
import { EditorPage, Icon, Notices, ViewState, type PickerOption } from '@casewright/ui';
import { Editing } from '../editing';
import { Names } from '../names';
import { targetWords, targets } from '../words';
import { MatchForm } from './match-form';
import { PolicyConsequence } from './policy-consequence';
import { contentOf, newPolicy, newTarget } from './policy-content';
import { TargetForm } from './target-form';

/** One policy: which tickets, what is promised, and when an example would be due. */
@Component({
  selector: 'cw-policy-page',
  imports: [EditorPage, Icon, MatButton, MatchForm, May, PolicyConsequence, RouterLink, TargetForm, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './policy.page.html',
  styleUrl: '../editor.scss',
  host: { '(window:beforeunload)': 'holdBack($event)' },
})
export class PolicyPage {
  readonly policyId = input.required<string>();
  private readonly api = inject(SlaAdminApi);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly session = inject(Session);
  protected readonly editing = new Editing({
    fresh: newPolicy,
    contentOf,
    read: (id: string) => this.api.policy(id),
    create: (content) => this.api.createPolicy(content),
    edit: (id, content, version) => this.api.editPolicy(id, content, version),
  });
  protected readonly calendars = signal<readonly PickerOption[]>([]);
  protected readonly confirming = linkedSignal<string, 'no' | 'yes'>({ source: this.policyId, computation: () => 'no' });
  protected readonly state = computed(() => (this.session.may('sla.edit') ? 'enabled' : 'disabled'));
  protected readonly words = targetWords;
  protected readonly missing = computed(() =>
    targets.filter((target) => !this.editing.content().targets.some((known) => known.target === target)),
  );
  protected readonly wrong = (pointer: string): string | null => fieldProblem(this.editing.refusal(), pointer);

  constructor() {
    void inject(Names).load();
    void this.loadCalendars();
    effect(() => {
      const id = this.policyId();
      untracked(() => void this.editing.load(id));
    });
  }

  protected setTarget(index: number, target: SlaTargetDefinition): void {
    this.editing.write({ targets: this.editing.content().targets.map((old, at) => (at === index ? target : old)) });
  }

  protected addTarget(target: SlaTarget): void {
    this.editing.write({ targets: [...this.editing.content().targets, newTarget(target)] });
  }

  protected removeTarget(index: number): void {
    this.editing.write({ targets: this.editing.content().targets.filter((_, at) => at !== index) });
  }

  protected async save(): Promise<void> {
    if (!(await this.editing.save())) return;
    this.notices.say('Saved. New clocks follow it from now on');
    const id = this.editing.view()?.id;
    if (id && id !== this.policyId()) await this.router.navigate(['/sla', id], { replaceUrl: true });
  }

  protected async remove(): Promise<void> {
    const policy = this.editing.view();
    if (!policy || !(await this.editing.attempt(() => this.api.removePolicy(policy.id, policy.version)))) return;
    this.notices.say(`${policy.name} is gone; clocks that run by it run on`);
    this.editing.discard();
    await this.router.navigate(['/sla']);
  }

  protected holdBack(event: BeforeUnloadEvent): void {
    if (this.editing.changed()) event.preventDefault();
  }

  private async loadCalendars(): Promise<void> {
    const { items } = await this.api.calendars().catch(() => ({ items: [] }));
    this.calendars.set(items.map(({ id, name, timeZone }) => ({ value: id, label: name, hint: timeZone, icon: 'calendar' as const })));
  }
}
