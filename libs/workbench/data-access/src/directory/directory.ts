import { Injectable, computed, inject, signal } from '@angular/core';
import type { TeamView, UserView } from '@casewright/contracts';
import type { PickerOption } from '@casewright/ui';
import { Session } from '../session/session';
import { DirectoryApi } from './directory.api';

const staff = new Set(['admin', 'manager', 'agent', 'engineer']);

/** Teams and staff for pickers, loaded once when first asked for. */
@Injectable({ providedIn: 'root' })
export class Directory {
  private readonly api = inject(DirectoryApi);
  private readonly session = inject(Session);
  private readonly loadedTeams = signal<readonly TeamView[]>([]);
  private readonly loadedUsers = signal<readonly UserView[]>([]);
  private loading: Promise<void> | null = null;

  readonly teams = computed<readonly PickerOption[]>(() =>
    this.loadedTeams().map((team) => ({ value: team.id, label: team.name, icon: 'people' as const })),
  );
  readonly agents = computed<readonly PickerOption[]>(() => {
    const mine = this.session.me()?.id;
    const agents = this.loadedUsers().filter((user) => staff.has(user.role));
    const first = agents.filter((user) => user.id === mine);
    return [...first, ...agents.filter((user) => user.id !== mine)].map((user) => ({
      value: user.id,
      label: user.id === mine ? `${user.name} (you)` : user.name,
      hint: user.teams.map((team) => team.name).join(', '),
      avatar: user.name,
    }));
  });

  /** Who may not see users gets empty pickers. */
  load(): Promise<void> {
    if (!this.session.may('user.view')) return Promise.resolve();
    this.loading ??= this.fetch().catch(() => void (this.loading = null));
    return this.loading;
  }

  private async fetch(): Promise<void> {
    const [teams, users] = await Promise.all([this.api.teams(), this.api.users()]);
    this.loadedTeams.set(teams.items);
    this.loadedUsers.set(users.items);
  }
}
