import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { SlaRehearsalResult } from '@casewright/contracts';
import { Chart, Themes, TicketLink, Time, episodeWords, targetWords } from '@casewright/ui';
import { priorityWords } from '../words';
import { breachChart, keptChart } from './rehearsal-charts';
import { RehearsalTable } from './rehearsal-table';
import { keptWords, pointsWords, standingWords } from './rehearsal-words';

/** What a rehearsal found: then against now. */
@Component({
  selector: 'cw-rehearsal-outcome',
  imports: [Chart, RehearsalTable, TicketLink, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rehearsal-outcome.html',
  styleUrl: './rehearsal-outcome.scss',
})
export class RehearsalOutcome {
  readonly result = input.required<SlaRehearsalResult>();
  private readonly themes = inject(Themes);
  protected readonly kept = keptWords;
  protected readonly points = pointsWords;
  protected readonly standing = standingWords;
  protected readonly episodeOf = episodeWords;
  protected readonly tables = computed(() => {
    const { targets, teams, priorities } = this.result();
    return [
      { title: 'By target', lines: targets.map(({ target, ...sides }) => ({ label: targetWords[target], ...sides })) },
      { title: 'By team', lines: teams.map(({ team, ...sides }) => ({ label: team?.name ?? 'No team', ...sides })) },
      { title: 'By priority', lines: priorities.map(({ priority, ...sides }) => ({ label: priorityWords[priority], ...sides })) },
    ];
  });
  protected readonly charts = computed(() => {
    this.themes.shown();
    const { targets, days } = this.result();
    return {
      kept: keptChart(targets.map(({ target, ...sides }) => ({ label: targetWords[target], ...sides }))),
      breached: breachChart(days),
    };
  });
  protected readonly breaches = computed(() => {
    const { added, removed } = this.result();
    return [
      { title: 'Breached under the draft only', ...added },
      { title: 'Breached as recorded only', ...removed },
    ].filter(({ count }) => count > 0);
  });
}
