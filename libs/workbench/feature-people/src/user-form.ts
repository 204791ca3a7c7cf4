import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { TeamView, UserView } from '@casewright/contracts';
import { FormDraft, Session, fieldProblem, refusalBesideFields, roleWords, type ApiProblem } from '@casewright/data-access';
import { Picker, RestoredLine, StaleNotice } from '@casewright/ui';
import { roleHints } from './words';

export interface UserFormResult {
  readonly email: string;
  readonly name: string;
  readonly role: UserView['role'];
  readonly teamIds: string[];
}

const nobodyYet: UserFormResult = { email: '', name: '', role: 'agent', teamIds: [] };

/** Inviting somebody, or changing their name, role and teams. */
@Component({
  selector: 'cw-user-form',
  imports: [MatButton, Picker, RestoredLine, StaleNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './user-form.html',
  styleUrl: './form.scss',
})
export class UserForm {
  readonly user = input.required<UserView | null>();
  readonly teams = input.required<readonly TeamView[]>();
  readonly problem = input.required<ApiProblem | null>();
  readonly saved = output<{ readonly written: UserFormResult; readonly version: number }>();
  /** What was typed is not wanted, nor what was said about it. */
  readonly discarded = output();
  private readonly session = inject(Session);
  protected readonly mayEdit = computed(() => this.session.may('user.manage'));
  protected readonly roles = Object.entries(roleWords).map(([value, label]) => ({
    value,
    label,
    hint: roleHints[value as UserView['role']],
  }));
  protected readonly roleWords = roleWords;
  protected readonly roleHints = roleHints;
  protected readonly draft = new FormDraft<UserFormResult>(
    () => `user:${this.user()?.id ?? 'new'}`,
    () => {
      const user = this.user();
      if (!user) return nobodyYet;
      return { email: user.email, name: user.name, role: user.role, teamIds: user.teams.map(({ id }) => id) };
    },
    { version: () => this.user()?.version ?? 0 },
  );
  protected readonly teamOptions = computed(() => this.teams().map((team) => ({ value: team.id, label: team.name })));
  protected readonly teamWords = computed(() =>
    this.teamOptions()
      .filter(({ value }) => this.draft.content().teamIds.includes(value))
      .map(({ label }) => label)
      .join(', '),
  );
  protected readonly isStale = computed(() => this.draft.isStale(this.problem()));
  protected readonly refusal = computed(() => refusalBesideFields(this.problem()));
  protected readonly wrong = (field: string): string | null => fieldProblem(this.problem(), `/${field}`);

  /** What was typed is in the hands of the server now. */
  forget(): void {
    this.draft.discard();
  }

  protected pickRole(role: string): void {
    this.draft.change({ role: role as UserView['role'] });
  }

  protected toggleTeam(id: string): void {
    const { teamIds } = this.draft.content();
    this.draft.change({ teamIds: teamIds.includes(id) ? teamIds.filter((other) => other !== id) : [...teamIds, id] });
  }

  protected discard(): void {
    this.draft.discard();
    this.discarded.emit();
  }

  protected save(how: 'save' | 'insist'): void {
    const { email, name, role, teamIds } = this.draft.content();
    const written = { email: email.trim(), name: name.trim(), role, teamIds: [...teamIds] };
    this.saved.emit({ written, version: this.draft.versionTo(how) });
  }
}
