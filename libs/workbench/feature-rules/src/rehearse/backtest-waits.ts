import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { TimedReplayView } from '@casewright/contracts';

const states: Readonly<Record<TimedReplayView['endings'][number]['state'], string>> = {
  fired: 'Fired',
  skipped: 'Did nothing',
  cancelled: 'Stopped waiting',
};

/** How the waiting of two versions would have gone: for how many tickets, and how it ended. */
@Component({
  selector: 'cw-backtest-waits',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section aria-label="What waits for a time">
      <h2>What waits for a time</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Draft</th>
            <th scope="col">Published version</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.what) {
            <tr>
              <td>{{ row.what }}</td>
              <td class="cw-numbers">{{ row.draft }}</td>
              <td class="cw-numbers">{{ row.active }}</td>
            </tr>
          }
        </tbody>
      </table>
    </section>
  `,
  styleUrl: './backtest-outcome.scss',
})
export class BacktestWaits {
  readonly timed = input.required<TimedReplayView>();
  protected readonly rows = computed(() => {
    const { armed, waiting, endings, runs, subjects, leftOut } = this.timed();
    const rows = [
      { what: 'Waits', ...armed },
      ...endings.map(({ state, reason, ...sides }) => ({
        what: [states[state], reason ?? ''].filter((words) => words !== '').join(': '),
        ...sides,
      })),
      { what: 'Wait longer', ...waiting },
      { what: 'Times of the schedule', ...runs },
      { what: 'Tickets selected', ...subjects },
      { what: 'Tickets left out, beyond 2,000 a run', ...leftOut },
    ];
    return rows.filter(({ draft, active }) => draft + active > 0);
  });
}
