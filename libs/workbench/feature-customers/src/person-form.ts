import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PersonView } from '@casewright/contracts';
import { CustomersApi, FormDraft, asProblem, fieldProblem, refusalBesideFields, type ApiProblem } from '@casewright/data-access';
import { Notices, RestoredLine, StaleNotice } from '@casewright/ui';
import { entriesOf, entryProblem } from './entries';
import { OrganisationPicker } from './organisation-picker';

interface Content {
  readonly name: string;
  readonly emails: string;
  readonly organisation: PersonView['organisation'];
  readonly phone: string;
  readonly notes: string;
}

const contentOf = ({ name, emails, organisation, phone, notes }: PersonView): Content => ({
  ...{ name, emails: emails.join('\n'), organisation, phone: phone ?? '', notes },
});

/** Changes who a person is and where they belong. Nothing that was typed is lost when the server refuses. */
@Component({
  selector: 'cw-person-form',
  imports: [MatButton, OrganisationPicker, RestoredLine, StaleNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './person-form.html',
  styleUrl: './form.scss',
})
export class PersonForm {
  readonly person = input.required<PersonView>();
  readonly saved = output<PersonView>();
  readonly left = output();
  /** Somebody else has changed the person meanwhile: there is something newer to show. */
  readonly outdated = output();
  private readonly api = inject(CustomersApi);
  private readonly notices = inject(Notices);
  private readonly problem = signal<ApiProblem | null>(null);
  private readonly sent = signal<readonly string[]>([]);
  protected readonly draft = new FormDraft<Content>(
    () => `customer:${this.person().id}`,
    () => contentOf(this.person()),
    { version: () => this.person().version },
  );
  protected readonly isStale = computed(() => this.draft.isStale(this.problem()));
  protected readonly refusal = computed(() => refusalBesideFields(this.problem()));
  protected readonly wrongEmails = computed(() => entryProblem(this.problem(), '/emails', this.sent()));
  protected readonly wrong = (field: string): string | null => fieldProblem(this.problem(), `/${field}`);

  protected async save(how: 'save' | 'insist'): Promise<void> {
    const { organisation, phone, emails, ...others } = this.draft.content();
    this.sent.set(entriesOf(emails));
    const changes = { ...others, emails: [...this.sent()], phone: phone.trim() || null, organisationId: organisation?.id ?? null };
    this.problem.set(null);
    try {
      const person = await this.api.edit(this.person().id, changes, this.draft.versionTo(how));
      this.draft.discard();
      this.notices.say('Saved');
      this.saved.emit(person);
    } catch (error) {
      this.problem.set(asProblem(error));
      if (asProblem(error).status === 412) this.outdated.emit();
    }
  }

  protected discard(): void {
    this.draft.discard();
    this.problem.set(null);
  }

  protected leave(): void {
    this.draft.discard();
    this.left.emit();
  }
}
