import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TicketView } from '@casewright/contracts';

/** So many stand in the line; a ticket that more were merged into has their numbers at their messages. */
const named = 2;

/** What it was in another system, which earlier tickets it comes from, and which ones it holds. */
@Component({
  selector: 'cw-ticket-origins',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (ticket().imported; as origin) {
      <span [title]="'Taken over from ' + origin.source">was {{ origin.source }} {{ origin.reference }}</span>
    }
    @for (origin of origins(); track origin.words) {
      <a [routerLink]="['/tickets', origin.ticket.id]">{{ origin.words }}</a>
    }
    @if (others().length) {
      <span [title]="others().join(', ')">and {{ others().length }} more</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 6px;
      align-items: center;
      color: var(--cw-muted);
      font-size: var(--cw-small);
      white-space: nowrap;
    }
    a {
      line-height: 24px;
    }
  `,
})
export class TicketOrigins {
  readonly ticket = input.required<TicketView>();
  /** One ticket may stand here twice: it was split off from, and merged into this one later. */
  protected readonly origins = computed(() => {
    const { followsUp, splitFrom, mergedFrom } = this.ticket();
    return [
      ...(followsUp ? [{ words: `follows ${followsUp.reference}`, ticket: followsUp }] : []),
      ...(splitFrom ? [{ words: `split from ${splitFrom.reference}`, ticket: splitFrom }] : []),
      ...mergedFrom.slice(0, named).map((ticket, index) => ({ words: `${index === 0 ? 'with' : 'and'} ${ticket.reference}`, ticket })),
    ];
  });
  protected readonly others = computed(() =>
    this.ticket()
      .mergedFrom.slice(named)
      .map(({ reference }) => reference),
  );
}
