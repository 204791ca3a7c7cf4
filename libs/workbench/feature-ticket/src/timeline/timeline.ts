import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TicketEventView, TicketLink } from '@casewright/contracts';
import { Icon, Time } from '@casewright/ui';
import { Spark } from '../properties/spark';
import type { WhyQuestion } from '../state/side';
import { entryOf } from './entry';

const joins: ReadonlySet<string> = new Set(['mergedInto', 'mergedFrom', 'splits']);

/** Every event of the ticket, newest first: who, what, before and after. */
@Component({
  selector: 'cw-timeline',
  imports: [Icon, RouterLink, Spark, Time],
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
              @if (linkOf(change); as id) {
                <a [routerLink]="['/tickets', id]">{{ change.to }}</a>
              } @else if (change.to) {
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
  /** The tickets that it was merged with, and those that were split from it. */
  readonly links = input<readonly TicketLink[]>([]);
  readonly asked = output<WhyQuestion>();
  protected readonly entries = computed(() => [...this.events()].sort((a, b) => b.version - a.version).map(entryOf));

  /** Of the ticket that a change leads to. */
  protected linkOf({ field, to }: TicketEventView['changes'][number]): string | null {
    if (!joins.has(field)) return null;
    return this.links().find(({ reference }) => reference === to)?.id ?? null;
  }
}
