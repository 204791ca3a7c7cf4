import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { RehearsedFigures } from '@casewright/contracts';
import { keptWords, pointsWords } from './rehearsal-words';

export interface RehearsalLine {
  readonly label: string;
  readonly recorded: RehearsedFigures;
  readonly draft: RehearsedFigures;
}

/** Attainment and breaches, as recorded and under the draft, line by line. */
@Component({
  selector: 'cw-rehearsal-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="scroll" tabindex="0" role="region" [attr.aria-label]="title()">
      <table>
        <caption>
          {{
            title()
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">Of</th>
            <th scope="col">Kept</th>
            <th scope="col">Kept under the draft</th>
            <th scope="col">Difference</th>
            <th scope="col">Breached</th>
            <th scope="col">Breached under the draft</th>
          </tr>
        </thead>
        <tbody>
          @for (line of lines(); track line.label) {
            <tr>
              <th scope="row">{{ line.label }}</th>
              <td class="cw-numbers">{{ kept(line.recorded) }}</td>
              <td class="cw-numbers">{{ kept(line.draft) }}</td>
              <td class="cw-numbers quiet">{{ points(line.recorded, line.draft) }}</td>
              <td class="cw-numbers">{{ line.recorded.breached }}</td>
              <td class="cw-numbers">{{ line.draft.breached }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styleUrl: './rehearsal-outcome.scss',
})
export class RehearsalTable {
  readonly title = input.required<string>();
  readonly lines = input.required<readonly RehearsalLine[]>();
  protected readonly kept = keptWords;
  protected readonly points = pointsWords;
}
