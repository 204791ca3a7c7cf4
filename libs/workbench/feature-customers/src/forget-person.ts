import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PersonView } from '@casewright/contracts';
import { CustomersApi, asProblem, fieldProblem, type ApiProblem } from '@casewright/data-access';
import { Icon } from '@casewright/ui';

/** Erases a person for good, once their address was typed and a reason given. */
@Component({
  selector: 'cw-forget-person',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './forget-person.html',
  styleUrl: './forget-person.scss',
})
export class ForgetPerson {
  readonly person = input.required<PersonView>();
  readonly forgotten = output();
  private readonly api = inject(CustomersApi);
  protected readonly asking = signal<'no' | 'yes'>('no');
  protected readonly sending = signal<'no' | 'yes'>('no');
  protected readonly reason = signal('');
  protected readonly confirm = signal('');
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isConfirmed = computed(
    () => this.reason().trim() !== '' && this.confirm().trim().toLowerCase() === this.person().email.toLowerCase(),
  );
  protected readonly words = (pointer: string): string | null => fieldProblem(this.problem(), pointer);

  protected async forget(): Promise<void> {
    if (!this.isConfirmed() || this.sending() === 'yes') return;
    this.sending.set('yes');
    this.problem.set(null);
    try {
      await this.api.forget(this.person().id, { reason: this.reason().trim(), confirm: this.confirm().trim() });
      this.forgotten.emit();
    } catch (error) {
      this.problem.set(asProblem(error));
    } finally {
      this.sending.set('no');
    }
  }
}
