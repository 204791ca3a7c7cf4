import { ChangeDetectionStrategy, Component, computed, inject, input, output, resource } from '@angular/core';
import type { TicketEventView } from '@casewright/contracts';
import { DecisionsApi, failureOf } from '@casewright/data-access';
import { Empty, SidePanel, Time, ViewState, type Loading } from '@casewright/ui';
import type { WhyField, WhyQuestion } from '../state/side';
import { DecisionRecord } from './decision-record';
import { decisionBehind, storyOf } from './field-story';

const words: Readonly<Record<WhyField, string>> = {
  priority: 'this priority',
  severity: 'this severity',
  status: 'this status',
  type: 'this type',
  teamId: 'this team',
  assigneeId: 'this assignee',
  tags: 'these tags',
  comments: 'this comment',
};

/** Why a property is as it is: every change of it, newest first, with the records of the rules that made some of them. */
@Component({
  selector: 'cw-why-panel',
  imports: [DecisionRecord, Empty, SidePanel, Time, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './why-panel.html',
  styleUrl: './why.scss',
})
export class WhyPanel {
  readonly ticketId = input.required<string>();
  readonly about = input.required<WhyQuestion>();
  /** The timeline of the ticket; another event asks again. */
  readonly events = input.required<readonly TicketEventView[]>();
  readonly closed = output();
  private readonly api = inject(DecisionsApi);
  protected readonly word = computed(() => words[this.about().field]);
  protected readonly decisions = resource({
    params: () => {
      const { field } = this.about();
      return field === 'severity' ? undefined : { id: this.ticketId(), field, length: this.events().length };
    },
    loader: ({ params }) => this.api.ofTicket(params.id, params.field),
  });
  private readonly fired = computed(() =>
    (this.decisions.hasValue() ? this.decisions.value().items : []).filter((decision) => decision.outcome === 'fired'),
  );
  /** The one change that is asked about. */
  protected readonly pointed = computed(() => decisionBehind(this.about().by ?? null, this.fired()));
  protected readonly steps = computed(() => storyOf(this.about().field, this.events(), this.fired()));
  /** Rules that asked for what was so already, or that only wrote. */
  protected readonly others = computed(() => {
    const told = new Set([this.pointed()?.id, ...this.steps().map(({ decision }) => decision?.id)]);
    return this.about().by ? [] : this.fired().filter(({ id }) => !told.has(id));
  });
  protected readonly loading = computed<Loading>(() => {
    const error = this.decisions.error();
    if (error) return { state: 'failed', failure: failureOf(error) };
    return { state: this.decisions.hasValue() || this.about().field === 'severity' ? 'ready' : 'loading' };
  });
}
