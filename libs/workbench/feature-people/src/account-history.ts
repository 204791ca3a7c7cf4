import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import type { TeamHistoryEntry, UserHistoryEntry } from '@casewright/contracts';
import { PagedRows, PeopleApi } from '@casewright/data-access';
import { ListProblem, Section, Time, ViewState } from '@casewright/ui';
import { changeWords, historyWords } from './words';

/** Who changed what about a user or a team, newest first. */
@Component({
  selector: 'cw-account-history',
  imports: [ListProblem, Section, Time, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './account-history.html',
  styleUrl: './account-history.scss',
})
export class AccountHistory {
  readonly of = input.required<'user' | 'team'>();
  readonly accountId = input.required<string>();
  /** With a new version there is more to tell. */
  readonly version = input.required<number>();
  private readonly api = inject(PeopleApi);
  protected readonly words = historyWords;
  protected readonly changeWords = changeWords;
  protected readonly list = new PagedRows<UserHistoryEntry | TeamHistoryEntry>((cursor) =>
    this.of() === 'user' ? this.api.userHistory(this.accountId(), cursor) : this.api.teamHistory(this.accountId(), cursor),
  );

  constructor() {
    effect(() => {
      this.version();
      void this.list.load();
    });
  }
}
