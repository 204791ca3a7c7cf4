import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { TicketEventView } from '@casewright/contracts';
import { Icon, Time } from '@casewright/ui';
import { Spark } from '../properties/spark';
import type { WhyQuestion } from '../state/side';
import { entryOf } from './entry';

/** Every event of the ticket, newest first: who, what, before and after. */
@Component({
  selector: 'cw-timeline',
  imports: [Icon, Spark, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  // It scrolls, and may hold nothing that could be focused.
  host: { role: 'region', 'aria-label': 'Timeline', tabindex: '0' },
  template: `
    <ol>
      @for (entry of entries(); track entry.id) {
        <li>
          <span class="dot" [class.machine]="entry.machine"><cw-icon [name]="entry.icon" [size]="14" /></span>
          <p>
            <strong>{{ entry.who }}</strong> {{ entry.what }}
            @for (change of entry.changes; track change.field) {
              @if (change.from) {
                <s>{{ change.from }}</s>
              }
              @if (change.to) {
                <b>{{ change.to }}</b>
              }
            }
          </p>
          @if (entry.question; as question) {
            <cw-spark [what]="entry.who + ' ' + entry.what" (asked)="asked.emit(question)" />
          }
          <cw-time [at]="entry.at" />
        </li>
      }
    </ol>
  `,
  styleUrl: './timeline.scss',
})
export class Timeline {
  readonly events = input.required<readonly TicketEventView[]>();
  readonly asked = output<WhyQuestion>();
  protected readonly entries = computed(() => [...this.events()].sort((a, b) => b.version - a.version).map(entryOf));
}
