import { ChangeDetectionStrategy, Component, computed, effect, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { OrganisationView } from '@casewright/contracts';
import { CustomersApi, FormDraft, Session, asProblem, fieldProblem, refusalBesideFields, type ApiProblem } from '@casewright/data-access';
import { Notices, RestoredLine, SidePanel, StaleNotice } from '@casewright/ui';
import { entriesOf, entryProblem } from './entries';

interface Content {
  readonly name: string;
  readonly domains: string;
  readonly notes: string;
}

const contentOf = (organisation: OrganisationView | null): Content => ({
  name: organisation?.name ?? '',
  domains: organisation?.domains.join('\n') ?? '',
  notes: organisation?.notes ?? '',
});

/** One organisation: what it is called, whose mail makes people join it, and what colleagues know of it. */
@Component({
  selector: 'cw-organisation-panel',
  imports: [MatButton, RestoredLine, RouterLink, SidePanel, StaleNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './organisation-panel.html',
  styleUrls: ['./form.scss', './organisation-panel.scss'],
})
export class OrganisationPanel {
  /** Null makes a new one. */
  readonly organisation = input.required<OrganisationView | null>();
  readonly closed = output();
  /** Something was made, changed or removed; or refused, and what is shown may be old. */
  readonly changed = output();
  private readonly api = inject(CustomersApi);
  private readonly notices = inject(Notices);
  protected readonly mayEdit = inject(Session).may('customer.edit');
  private readonly problem = signal<ApiProblem | null>(null);
  private readonly sent = signal<readonly string[]>([]);
  private readonly organisationId = computed(() => this.organisation()?.id ?? 'new');
  protected readonly confirming = linkedSignal<string, 'no' | 'yes'>({ source: this.organisationId, computation: () => 'no' });
  protected readonly draft = new FormDraft<Content>(
    () => `organisation:${this.organisationId()}`,
    () => contentOf(this.organisation()),
    { version: () => this.organisation()?.version ?? 0 },
  );
  protected readonly isStale = computed(() => this.draft.isStale(this.problem()));
  protected readonly refusal = computed(() => refusalBesideFields(this.problem()));
  protected readonly wrongDomains = computed(() => entryProblem(this.problem(), '/domains', this.sent()));
  protected readonly wrong = (field: string): string | null => fieldProblem(this.problem(), `/${field}`);

  constructor() {
    // What was refused for one organisation says nothing about the next.
    effect(() => {
      this.organisationId();
      this.problem.set(null);
    });
  }

  protected async save(how: 'save' | 'insist'): Promise<void> {
    const organisation = this.organisation();
    const { name, domains, notes } = this.draft.content();
    // An address is copied more often than typed: the sign before its domain is forgiven.
    this.sent.set(entriesOf(domains).map((domain) => domain.replace(/^@/, '')));
    const content = { name: name.trim(), domains: [...this.sent()], notes: notes.trim() };
    const version = this.draft.versionTo(how);
    const work = () => (organisation ? this.api.editOrganisation(organisation.id, content, version) : this.api.createOrganisation(content));
    if (!(await this.act(work, organisation ? 'Saved' : `${content.name} is there`))) return;
    this.draft.discard();
    if (!organisation) this.closed.emit();
  }

  protected async remove({ id, name, version }: OrganisationView): Promise<void> {
    const isDone = await this.act(() => this.api.removeOrganisation(id, version), `${name} is gone; its people have no organisation now`);
    if (!isDone) return;
    this.draft.discard();
    this.closed.emit();
  }

  protected discard(): void {
    this.draft.discard();
    this.problem.set(null);
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
      this.changed.emit();
      return false;
    }
  }
}
