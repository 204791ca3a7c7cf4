import { ChangeDetectionStrategy, Component, computed, inject, input, output, resource } from '@angular/core';
import type { DecidedField } from '@casewright/contracts';
import { DecisionsApi, failureOf } from '@casewright/data-access';
import { Empty, SidePanel, ViewState, type Loading } from '@casewright/ui';
import { DecisionRecord } from './decision-record';

const words: Readonly<Record<DecidedField, string>> = {
  priority: 'this priority',
  status: 'this status',
  type: 'this type',
  teamId: 'this team',
  assigneeId: 'this assignee',
  tags: 'these tags',
  comments: 'this comment',
};

/** Why a property is as it is: the records of the rules that set it, newest first. */
@Component({
  selector: 'cw-why-panel',
  imports: [DecisionRecord, Empty, SidePanel, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cw-side-panel icon="spark" [title]="'Why ' + word() + '?'" (closed)="closed.emit()">
      <cw-view-state [loading]="loading()" (retry)="decisions.reload()">
        @for (decision of fired(); track decision.id) {
          <cw-decision-record [decision]="decision" />
        } @empty {
          <cw-empty icon="spark" title="No rule did this" text="A person or the way it came in set it. The timeline has every change." />
        }
      </cw-view-state>
    </cw-side-panel>
  `,
})
export class WhyPanel {
  readonly ticketId = input.required<string>();
  readonly field = input.required<DecidedField>();
  /** Another version of the ticket asks again. */
  readonly version = input(0);
  readonly closed = output();
  private readonly api = inject(DecisionsApi);
  protected readonly word = computed(() => words[this.field()]);
  protected readonly decisions = resource({
    params: () => ({ id: this.ticketId(), field: this.field(), version: this.version() }),
    loader: ({ params }) => this.api.ofTicket(params.id, params.field),
  });
  protected readonly fired = computed(() =>
    (this.decisions.hasValue() ? this.decisions.value().items : []).filter((decision) => decision.outcome === 'fired'),
  );
  protected readonly loading = computed<Loading>(() => {
    const error = this.decisions.error();
    if (error) return { state: 'failed', failure: failureOf(error) };
    return { state: this.decisions.hasValue() ? 'ready' : 'loading' };
  });
}
