import { ChangeDetectionStrategy, Component, computed, effect, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { FieldAudience, FieldKind, TicketFieldVersionList, TicketFieldView } from '@casewright/contracts';
import {
  FormDraft,
  Session,
  TicketFieldsApi,
  asProblem,
  fieldProblem,
  refusalBesideFields,
  type ApiProblem,
} from '@casewright/data-access';
import { Notices, Picker, RestoredLine, Section, SidePanel, StaleNotice, VersionList, differences, type LifeEntry } from '@casewright/ui';
import { ChoiceList } from './choice-list';
import { contentOf, creationOf, editOf, hasChoices, linesOf, type FieldDraftContent } from './field-draft';
import { audienceOptions, audienceWords, keyFrom, kindOptions, kindWords } from './words';

type Versions = TicketFieldVersionList['items'];

/** One field: what it is called and holds, who sees it, and what it was before. */
@Component({
  selector: 'cw-field-panel',
  imports: [ChoiceList, MatButton, Picker, RestoredLine, Section, SidePanel, StaleNotice, VersionList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './field-panel.html',
  styleUrl: './field-panel.scss',
})
export class FieldPanel {
  /** Null makes a new one. */
  readonly field = input.required<TicketFieldView | null>();
  readonly closed = output();
  /** Something was made or changed; or refused, because what is shown is old. */
  readonly changed = output();
  private readonly api = inject(TicketFieldsApi);
  private readonly notices = inject(Notices);
  protected readonly mayEdit = inject(Session).may('ticket-field.manage');
  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly versions = signal<Versions>([]);
  private readonly key = computed(() => this.field()?.key ?? 'new');
  protected readonly confirming = linkedSignal<string, 'no' | 'yes'>({ source: this.key, computation: () => 'no' });
  protected readonly draft = new FormDraft<FieldDraftContent>(
    () => `field:${this.key()}`,
    () => contentOf(this.field()),
    { version: () => this.field()?.version ?? 0 },
  );
  protected readonly options = { kinds: kindOptions, audiences: audienceOptions };
  protected readonly words = { kind: kindWords, audience: audienceWords };
  protected readonly asksForChoices = computed(() => hasChoices(this.draft.content().kind));
  protected readonly newKey = computed(() => this.draft.content().key || keyFrom(this.draft.content().label));
  protected readonly isStale = computed(() => this.draft.isStale(this.problem()));
  protected readonly refusal = computed(() => refusalBesideFields(this.problem()));
  protected readonly life = computed<readonly LifeEntry[]>(() =>
    this.versions().map(({ version, madeAt, madeBy, content }, place, all) => {
      const before = all[place + 1];
      const changes = before ? differences(linesOf(before.content), linesOf(content)) : null;
      return { title: `Version ${version}`, at: madeAt, by: madeBy.name, reason: null, changes };
    }),
  );
  protected readonly wrong = (name: string): string | null => fieldProblem(this.problem(), `/${name}`);

  constructor() {
    // What was refused for one field says nothing about the next.
    effect(() => {
      this.key();
      this.problem.set(null);
    });
    effect(() => void this.loadVersions(this.field()));
  }

  protected setKind(kind: string): void {
    this.draft.change({ kind: kind as FieldKind });
  }

  protected setAudience(audience: string): void {
    this.draft.change({ audience: audience as FieldAudience });
  }

  protected async save(how: 'save' | 'insist'): Promise<void> {
    const [field, content, version] = [this.field(), this.draft.content(), this.draft.versionTo(how)];
    const work = () => (field ? this.api.edit(field.key, editOf(content), version) : this.api.create(creationOf(content, this.newKey())));
    if (!(await this.act(work, field ? 'Saved' : `${content.label.trim()} can be set on every ticket now`))) return;
    this.draft.discard();
    if (!field) this.closed.emit();
  }

  protected async archive({ key, version, label }: TicketFieldView): Promise<void> {
    if (await this.act(() => this.api.archive(key, version), `${label} is archived; tickets keep its values`)) this.confirming.set('no');
  }

  protected async restore({ key, version, label }: TicketFieldView): Promise<void> {
    await this.act(() => this.api.restore(key, version), `${label} is in use again`);
  }

  protected discard(): void {
    this.draft.discard();
    this.problem.set(null);
  }

  private async loadVersions(field: TicketFieldView | null): Promise<void> {
    if (!field || !this.mayEdit) return this.versions.set([]);
    const { items } = await this.api.versions(field.key).catch(() => ({ items: [] }));
    if (this.key() === field.key) this.versions.set(items);
  }

  private async act(work: () => Promise<unknown>, done: string): Promise<boolean> {
    this.problem.set(null);
    try {
      await work();
      this.changed.emit();
      this.notices.say(done);
      return true;
    } catch (error) {
      this.problem.set(asProblem(error));
      if (asProblem(error).code === 'version.stale') this.changed.emit();
      return false;
    }
  }
}
