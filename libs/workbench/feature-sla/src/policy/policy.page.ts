import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { SlaTarget, SlaTargetDefinition } from '@casewright/contracts';
import { May, SlaAdminApi } from '@casewright/data-access';
import { Field, FormPart, Icon, Leaving, Notices, Section, type HoldsChanges, type PickerOption } from '@casewright/ui';
import { Names } from '../names';
import { NameField } from '../name-field';
import { Removal } from '../removal';
import { SlaEditor } from '../sla-editor';
import { SlaFrame } from '../sla-frame';
import { targetWords, targets } from '../words';
import { MatchForm } from './match-form';
import { PolicyConsequence } from './policy-consequence';
import { contentOf, newPolicy, newTarget } from './policy-content';
import { policyLines } from './policy-lines';
import { TargetForm } from './target-form';

/** One policy: which tickets, what is promised, and when an example would be due. */
@Component({
  selector: 'cw-policy-page',
  imports: [
    Field,
    FormPart,
    Icon,
    MatButton,
    MatchForm,
    May,
    NameField,
    PolicyConsequence,
    Removal,
    RouterLink,
    Section,
    SlaFrame,
    TargetForm,
  ],
  providers: [Leaving],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './policy.page.html',
  styleUrl: '../editor.scss',
})
export class PolicyPage implements HoldsChanges {
  readonly policyId = input.required<string>();
  private readonly api = inject(SlaAdminApi);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly names = inject(Names);
  protected readonly editing = new SlaEditor(this.policyId, 'policies', {
    fresh: newPolicy,
    contentOf,
    read: (id: string) => this.api.policy(id),
    create: (content) => this.api.createPolicy(content),
    edit: (id, content, version) => this.api.editPolicy(id, content, version),
    versions: (id) => this.api.policyVersions(id),
    linesOf: (content) => policyLines(content, (id) => this.calendarName(id) ?? this.names.nameOf(id)),
  });
  protected readonly calendars = signal<readonly PickerOption[]>([]);
  protected readonly place = computed(() => placeWords(this.editing.view()?.rank ?? 1));
  protected readonly words = targetWords;
  protected readonly missing = computed(() =>
    targets.filter((target) => !this.editing.content().targets.some((known) => known.target === target)),
  );
  /** The first that the server has against a part of the form. */
  protected readonly wrongIn = (pointer: string): string | null =>
    this.editing.refusal()?.fields.find((field) => field.pointer === pointer || field.pointer.startsWith(`${pointer}/`))?.message ?? null;

  constructor() {
    void this.names.load();
    void this.loadCalendars();
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
    this.notices.say('Saved; new clocks follow it from now on');
    const id = this.editing.moved();
    if (id) await this.router.navigate(['/sla', id], { replaceUrl: true });
  }

  protected async remove(): Promise<void> {
    const policy = this.editing.view();
    if (!policy || !(await this.editing.attempt(() => this.api.removePolicy(policy.id, policy.version)))) return;
    this.notices.say(`${policy.name} is gone; clocks that run by it run on`);
    this.editing.discard();
    await this.router.navigate(['/sla']);
  }

  mayLeave(): boolean | Promise<boolean> {
    return this.editing.mayLeave();
  }

  private calendarName(id: string): string | undefined {
    return this.calendars().find(({ value }) => value === id)?.label;
  }

  private async loadCalendars(): Promise<void> {
    const { items } = await this.api.calendars().catch(() => ({ items: [] }));
    this.calendars.set(items.map(({ id, name, timeZone }) => ({ value: id, label: name, hint: timeZone, icon: 'calendar' as const })));
  }
}

const ordinals = ['first', 'second', 'third'];

const placeWords = (rank: number): string => ordinals[rank - 1] ?? `as number ${rank}`;
