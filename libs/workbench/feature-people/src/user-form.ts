import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { TeamView, UserView } from '@casewright/contracts';
import { Session, fieldProblem, type ApiProblem } from '@casewright/data-access';
import { Picker } from '@casewright/ui';
import { roleWords } from './words';

export interface UserFormResult {
  readonly email: string;
  readonly name: string;
  readonly role: UserView['role'];
  readonly teamIds: string[];
}

/** Inviting somebody, or changing their name, role and teams. */
@Component({
  selector: 'cw-user-form',
  imports: [MatButton, Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './user-form.html',
  styleUrl: './form.scss',
})
export class UserForm {
  readonly user = input.required<UserView | null>();
  readonly teams = input.required<readonly TeamView[]>();
  readonly problem = input.required<ApiProblem | null>();
  readonly saved = output<UserFormResult>();
  private readonly session = inject(Session);
  protected readonly mayEdit = computed(() => this.session.may('user.manage'));
  protected readonly email = linkedSignal(() => this.user()?.email ?? '');
  protected readonly name = linkedSignal(() => this.user()?.name ?? '');
  protected readonly role = linkedSignal<UserView['role']>(() => this.user()?.role ?? 'agent');
  protected readonly chosenTeams = linkedSignal<readonly string[]>(() => this.user()?.teams.map((team) => team.id) ?? []);
  protected readonly roles = Object.entries(roleWords).map(([value, label]) => ({ value, label }));
  protected readonly roleWords = roleWords;
  protected readonly teamOptions = computed(() => this.teams().map((team) => ({ value: team.id, label: team.name })));
  protected readonly teamWords = computed(() =>
    this.teamOptions()
      .filter(({ value }) => this.chosenTeams().includes(value))
      .map(({ label }) => label)
      .join(', '),
  );
  protected readonly wrong = (field: string): string | null => fieldProblem(this.problem(), `/${field}`);

  protected pickRole(role: string): void {
    this.role.set(role as UserView['role']);
  }

  protected toggleTeam(id: string): void {
    this.chosenTeams.update((chosen) => (chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]));
  }

  protected save(): void {
    this.saved.emit({ email: this.email().trim(), name: this.name().trim(), role: this.role(), teamIds: [...this.chosenTeams()] });
  }
}
