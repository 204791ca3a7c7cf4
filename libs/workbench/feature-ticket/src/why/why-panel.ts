import { ChangeDetectionStrategy, Component, computed, inject, input, output, resource } from '@angular/core';
import { isCustomField, type TicketEventView, type WhyStepView } from '@casewright/contracts';
import { DecisionsApi, TicketFields, failureOf } from '@casewright/data-access';
import { Empty, SidePanel, Time, ViewState, type Loading } from '@casewright/ui';
import { askedFields } from '../state/side-address';
import type { WhyQuestion } from '../state/side';
import { DecisionRecord } from './decision-record';
import { RunLevers } from './run-levers';

/** Why a property is as it is: every change of it, newest first, with the records of the rules that made some of them. */
@Component({
  selector: 'cw-why-panel',
  imports: [DecisionRecord, Empty, RunLevers, SidePanel, Time, ViewState],
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
  private readonly fields = inject(TicketFields);
  protected readonly word = computed(() => {
    const { field } = this.about();
    return isCustomField(field) ? `“${this.fields.find(field.slice('field.'.length))?.label ?? field}”` : askedFields[field];
  });
  protected readonly answer = resource({
    params: () => ({ id: this.ticketId(), field: this.about().field, length: this.events().length }),
    loader: ({ params }) => this.api.why(params.id, params.field),
  });
  protected readonly shown = computed(() => (this.answer.hasValue() ? this.answer.value() : null));
  /** The one change that is asked about. */
  protected readonly pointed = computed(() => {
    const { by } = this.about();
    const decisions = [...(this.shown()?.steps ?? []).map(({ decision }) => decision), ...(this.shown()?.others ?? [])];
    return (by && decisions.find((decision) => decision?.rule.id === by.ruleId && decision.event.id === by.eventId)) ?? null;
  });
  protected readonly loading = computed<Loading>(() => {
    const error = this.answer.error();
    if (error) return { state: 'failed', failure: failureOf(error) };
    return { state: this.shown() ? 'ready' : 'loading' };
  });
  /** One run can make several changes of the list; its record stands with the newest. */
  protected readonly steps = computed(() => {
    const told = new Set<string>();
    return (this.shown()?.steps ?? []).map((step): WhyStepView => {
      if (!step.decision || told.has(step.decision.id)) return { ...step, decision: null };
      told.add(step.decision.id);
      return step;
    });
  });
}
