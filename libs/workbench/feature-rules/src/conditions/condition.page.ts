import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { ConditionBuilder, conditionWords, Names, problemAt, type Speech } from '@casewright/conditions';
import { May, Session } from '@casewright/data-access';
import { EditorFrame, Field, FormPart, Leaving, Notices, Section, ViewState, mayNotBegin, type HoldsChanges } from '@casewright/ui';
import { ConditionEditorStore } from './condition-editor.store';

/** One condition that rules share: what it says, and where it stands. */
@Component({
  selector: 'cw-condition-page',
  imports: [ConditionBuilder, EditorFrame, Field, FormPart, MatButton, May, RouterLink, Section, ViewState],
  providers: [ConditionEditorStore, Leaving],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './condition.page.html',
  styleUrl: './conditions.page.scss',
})
export class ConditionPage implements HoldsChanges {
  readonly conditionId = input.required<string>();
  protected readonly store = inject(ConditionEditorStore);
  protected readonly session = inject(Session);
  private readonly names = inject(Names);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly leaving = inject(Leaving);
  protected readonly removing = signal<'no' | 'asked'>('no');
  protected readonly speech = computed<Speech | null>(() => {
    const catalog = this.store.catalog();
    return catalog && { catalog, nameOf: this.names.nameOf };
  });
  protected readonly problems = computed(() => this.store.refusal()?.fields ?? []);
  protected readonly problem = (place: string): string | null => problemAt(this.problems(), place);
  protected readonly words = computed(() => {
    const speech = this.speech();
    return speech ? conditionWords(this.store.content().conditions, speech) : '';
  });
  protected readonly behind = computed(() => {
    const condition = this.store.condition();
    return condition ? condition.usedBy.filter(({ draft }) => draft !== null && draft < condition.version) : [];
  });
  protected readonly loading = computed(() =>
    this.conditionId() === 'new' && !this.session.may('rule.edit') ? mayNotBegin('rules') : this.store.loading(),
  );

  constructor() {
    void this.names.load();
    effect(() => {
      const id = this.conditionId();
      untracked(() => void this.store.load(id));
    });
  }

  mayLeave(): boolean | Promise<boolean> {
    return this.store.draft.mayLeave(() => this.leaving.ask());
  }

  protected async save(): Promise<void> {
    if (!(await this.store.save())) return;
    const condition = this.store.condition();
    await this.names.loadConditions();
    this.notices.say(condition && condition.version > 1 ? `Version ${condition.version} is saved; published rules keep theirs` : 'Saved');
    if (condition && condition.id !== this.conditionId())
      await this.router.navigate(['/rules/conditions', condition.id], { replaceUrl: true });
  }

  protected async renew(): Promise<void> {
    const count = await this.store.renewDrafts();
    if (count !== null) this.notices.say(count === 1 ? 'One rule has a draft with it now' : `${count} rules have drafts with it now`);
  }

  protected async remove(): Promise<void> {
    this.removing.set('no');
    if (!(await this.store.remove())) return;
    await this.names.loadConditions();
    await this.router.navigate(['/rules/conditions']);
  }
}
