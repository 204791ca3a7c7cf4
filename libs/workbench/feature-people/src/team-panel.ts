import { ChangeDetectionStrategy, Component, computed, effect, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { TeamView, UserView } from '@casewright/contracts';
import { FormDraft, May, PeopleApi, Session, asProblem, fieldProblem, refusalBesideFields, type ApiProblem } from '@casewright/data-access';
import { Avatar, Notices, RestoredLine, Section, SidePanel, StaleNotice } from '@casewright/ui';
import { AccountHistory } from './account-history';

/** One team: what it is for, who is in it, and who changed it. */
@Component({
  selector: 'cw-team-panel',
  imports: [AccountHistory, Avatar, MatButton, May, RestoredLine, RouterLink, Section, SidePanel, StaleNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './team-panel.html',
  styleUrls: ['./panel.scss', './form.scss'],
})
export class TeamPanel {
  /** Null makes a new one. */
  readonly team = input.required<TeamView | null>();
  readonly closed = output();
  /** Something was made, changed or removed. */
  readonly changed = output();
  private readonly api = inject(PeopleApi);
  private readonly notices = inject(Notices);
  protected readonly mayEdit = inject(Session).may('user.manage');
  protected readonly members = signal<readonly UserView[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly teamId = computed(() => this.team()?.id ?? 'new');
  protected readonly confirming = linkedSignal<string, 'no' | 'yes'>({ source: this.teamId, computation: () => 'no' });
  protected readonly draft = new FormDraft<{ name: string; description: string }>(
    () => `team:${this.teamId()}`,
    () => ({ name: this.team()?.name ?? '', description: this.team()?.description ?? '' }),
    { version: () => this.team()?.version ?? 0 },
  );
  protected readonly isStale = computed(() => this.draft.isStale(this.problem()));
  protected readonly refusal = computed(() => refusalBesideFields(this.problem()));
  protected readonly wrong = (field: string): string | null => fieldProblem(this.problem(), `/${field}`);

  constructor() {
    effect(() => void this.loadMembers(this.teamId()));
  }

  protected async save(how: 'save' | 'insist'): Promise<void> {
    const team = this.team();
    const content = { name: this.draft.content().name.trim(), description: this.draft.content().description.trim() };
    const version = this.draft.versionTo(how);
    const work = () => (team ? this.api.editTeam(team.id, content, version) : this.api.createTeam(content));
    if (!(await this.act(work, team ? 'Saved' : `${content.name} is there`))) return;
    this.draft.discard();
    if (!team) this.closed.emit();
  }

  protected async remove({ id, name, version }: TeamView): Promise<void> {
    const isDone = await this.act(() => this.api.removeTeam(id, version), `${name} is gone; its tickets have no team now`);
    if (isDone) this.closed.emit();
  }

  protected discard(): void {
    this.draft.discard();
    this.problem.set(null);
  }

  private async loadMembers(id: string): Promise<void> {
    this.problem.set(null);
    this.members.set([]);
    if (id === 'new') return;
    const { items } = await this.api.users({ teamId: id }).catch(() => ({ items: [] }));
    if (id === this.teamId()) this.members.set(items);
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
