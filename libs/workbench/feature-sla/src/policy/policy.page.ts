import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Names, jumpTo, type Speech } from '@casewright/conditions';
import type { RuleCatalogView, RuleProblem, SlaEffect } from '@casewright/contracts';
import { May, RulesApi, SlaAdminApi, type ApiProblem } from '@casewright/data-access';
import { Icon, Leaving, Notices, Section, type HoldsChanges } from '@casewright/ui';
import { Asking } from '../changes/asking';
import { ChangeNotice } from '../changes/change-notice';
import { LiveChange } from '../changes/live-change';
import { policySentence } from '../policies/sentence';
import { SlaEditor } from '../sla-editor';
import { SlaFrame } from '../sla-frame';
import { contentOf, newPolicy } from './policy-content';
import { PolicyForm } from './policy-form';
import { policyLines } from './policy-lines';
import { WhatIf } from './what-if';

/** One policy: which tickets, what is promised, when an example would be due, and what a change does to clocks that run. */
@Component({
  selector: 'cw-policy-page',
  imports: [ChangeNotice, Icon, MatButton, May, PolicyForm, RouterLink, Section, SlaFrame, WhatIf],
  providers: [Leaving, LiveChange],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './policy.page.html',
  styleUrl: '../editor.scss',
})
export class PolicyPage implements HoldsChanges {
  readonly policyId = input.required<string>();
  private readonly api = inject(SlaAdminApi);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly live = inject(LiveChange);
  protected readonly names = inject(Names);
  protected readonly catalog = signal<RuleCatalogView | null>(null);
  private readonly speech = computed<Speech | null>(() => {
    const catalog = this.catalog();
    return catalog && { catalog, nameOf: this.names.nameOf };
  });
  protected readonly editing = new SlaEditor(this.policyId, 'policies', {
    fresh: newPolicy,
    contentOf,
    read: (id: string) => this.api.policy(id),
    create: (content) => this.api.createPolicy(content, this.asking.effect),
    edit: (id, content, version) => this.api.editPolicy(id, content, version, this.asking.effect),
    versions: (id) => this.api.policyVersions(id),
    linesOf: (content) => policyLines(content, this.speech(), this.names.nameOf),
  });
  protected readonly asking: Asking = new Asking(this.editing);
  /** What the server had against the example's draft. */
  protected readonly checked = signal<readonly RuleProblem[]>([]);
  protected readonly problems = computed<readonly RuleProblem[]>(() => this.editing.refusal()?.fields ?? this.checked());
  protected readonly place = computed(() => placeWords(this.editing.view()?.rank ?? 1));
  protected readonly sentence = computed(() => policySentence(this.editing.content(), this.speech(), this.names.nameOf));

  constructor() {
    void this.names.load();
    void inject(RulesApi)
      .catalog()
      .then(
        (catalog) => this.catalog.set(catalog),
        () => undefined,
      );
  }

  protected ask(): void {
    const [id, content] = [this.editing.view()?.id, this.editing.content()];
    this.asking.put(id === undefined ? { kind: 'create-policy', content } : { kind: 'edit-policy', id, content });
  }

  protected askRemoval(): void {
    const id = this.editing.view()?.id;
    if (id !== undefined) this.asking.put({ kind: 'remove-policy', id });
  }

  protected refuse(problem: ApiProblem): void {
    this.asking.refuse(problem);
    const [first] = problem.fields;
    if (first) setTimeout(() => jumpTo(this.host.nativeElement, first.pointer));
  }

  protected async save(effect: SlaEffect): Promise<void> {
    if (!(await this.asking.answer(effect, () => this.editing.save()))) return;
    this.notices.say('Saved');
    void this.live.follow();
    const id = this.editing.moved();
    if (id) await this.router.navigate(['/sla', id], { replaceUrl: true });
  }

  protected async remove(effect: SlaEffect): Promise<void> {
    const policy = this.editing.view();
    if (!policy) return;
    const removing = () => this.editing.attempt(() => this.api.removePolicy(policy.id, policy.version, effect));
    if (!(await this.asking.answer(effect, removing))) return;
    this.notices.say(`${policy.name} is gone`);
    this.editing.discard();
    await this.router.navigate(['/sla']);
  }

  mayLeave(): boolean | Promise<boolean> {
    return this.editing.mayLeave();
  }
}

const ordinals = ['first', 'second', 'third'];

const placeWords = (rank: number): string => ordinals[rank - 1] ?? `as number ${rank}`;
