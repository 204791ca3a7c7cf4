import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { UserView } from '@casewright/contracts';
import { roleWords } from '@casewright/data-access';
import { Avatar, Cell, Chip, CompactRow, Now, Table, Time, type Column } from '@casewright/ui';
import { stateLookOf } from './words';

/** People who work here, with what they may and whether they are still expected. */
@Component({
  selector: 'cw-user-table',
  imports: [Avatar, Cell, Chip, CompactRow, Table, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './user-table.html',
  styleUrl: './people.scss',
  styles: ':host { display: contents; }',
})
export class UserTable {
  readonly users = input.required<readonly UserView[]>();
  /** The id of the one that is open. */
  readonly active = input.required<string | null>();
  readonly opened = output<string>();
  readonly endReached = output();
  private readonly now = inject(Now);
  protected readonly roles = roleWords;
  protected readonly asUser = (row: unknown): UserView => row as UserView;
  protected readonly lookOf = (user: UserView) => stateLookOf(user, this.now.ms());
  protected readonly teamsOf = (user: UserView): string => user.teams.map(({ name }) => name).join(', ');
  protected readonly columns: readonly Column[] = [
    { id: 'name', label: 'Name', width: 'minmax(180px, 1fr)' },
    { id: 'email', label: 'Address', width: 'minmax(180px, 1fr)' },
    { id: 'role', label: 'Role', width: '120px' },
    { id: 'teams', label: 'Teams', width: 'minmax(160px, 1fr)' },
    { id: 'state', label: 'State', width: '170px' },
    { id: 'seen', label: 'Last sign-in', width: '110px' },
  ];
}
