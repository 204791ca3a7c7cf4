import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { TicketView } from '@casewright/contracts';
import { TicketFields, fieldWords } from '@casewright/data-access';
import { Section, StatusChip, Time } from '@casewright/ui';

/** What customers are told of their ticket beside the conversation. */
@Component({
  selector: 'cw-customer-summary',
  imports: [Section, StatusChip, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let it = ticket();
    <cw-section title="Your ticket" name="customer-summary">
      <dl>
        <dt>Number</dt>
        <dd class="cw-numbers">{{ it.reference }}</dd>
        <dt>Status</dt>
        <dd><cw-status-chip [category]="it.status.category" [label]="it.status.label" /></dd>
        <dt>Opened</dt>
        <dd><cw-time [at]="it.createdAt" /></dd>
        <dt>Last change</dt>
        <dd><cw-time [at]="it.updatedAt" /></dd>
        @for (field of fields(); track field.label) {
          <dt>{{ field.label }}</dt>
          <dd>{{ field.words }}</dd>
        }
      </dl>
    </cw-section>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: 84px minmax(0, 1fr);
      align-items: center;
    }
    dt,
    dd {
      min-height: 32px;
      align-content: center;
    }
    dt {
      color: var(--cw-muted);
    }
  `,
})
export class CustomerSummary {
  readonly ticket = input.required<TicketView>();
  private readonly known = inject(TicketFields);
  /** Of those that are theirs to see, the ones that somebody has set. */
  protected readonly fields = computed(() =>
    this.known.all().flatMap((field) => {
      const words = fieldWords(field, this.ticket().fields[field.key]);
      return words === null ? [] : [{ label: field.label, words }];
    }),
  );
}
