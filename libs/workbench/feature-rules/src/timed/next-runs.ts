import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import type { RuleTimedRunView, ScheduledRunView } from '@casewright/contracts';
import { TimedRulesApi } from '@casewright/data-access';
import { FormPart, TicketLink, Time } from '@casewright/ui';

type Words = Readonly<Record<RuleTimedRunView['state'], string>>;
const liveWords: Words = { armed: 'waits', fired: 'fired', skipped: 'skipped', cancelled: 'cancelled' };
const shadowWords: Words = { ...liveWords, fired: 'would have fired' };

/** When the published version runs next, on which tickets, and how its last runs went. */
@Component({
  selector: 'cw-next-runs',
  imports: [FormPart, TicketLink, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './next-runs.html',
  styleUrl: './next-runs.scss',
})
export class NextRuns {
  readonly ruleId = input.required<string>();
  /** Another value makes it look again. */
  readonly revision = input.required<number>();
  private readonly api = inject(TimedRulesApi);
  private readonly asked = computed(() => ({ id: this.ruleId(), revision: this.revision() }));
  private readonly next = resource({ params: this.asked, loader: ({ params }) => this.api.nextRuns(params.id) });
  private readonly runs = resource({ params: this.asked, loader: ({ params }) => this.api.ofRule(params.id) });
  protected readonly failed = computed(() => this.next.error() !== undefined || this.runs.error() !== undefined);
  protected readonly view = computed(() => (this.next.hasValue() ? this.next.value() : null));
  protected readonly tickets = computed(() => (this.runs.hasValue() ? this.runs.value().items : []));
  protected readonly empty = computed(() => {
    const view = this.view();
    return view !== null && view.next.length + view.past.length + this.tickets().length === 0 && view.arming === null;
  });

  protected again(): void {
    this.next.reload();
    this.runs.reload();
  }

  /** How the waiting ended; of a version in shadow, how it would have. */
  protected ending({ state, stage, reason, endedBy }: RuleTimedRunView): string {
    const words = stage === 'shadow' ? `in shadow: ${shadowWords[state]}` : liveWords[state];
    return [words, reason ?? '', endedBy?.name ?? ''].filter((part) => part !== '').join(' · ');
  }

  protected outcome({ state, subjects, fired, leftOut, reason }: ScheduledRunView): string {
    if (state === 'skipped') return `Not made. ${reason ?? ''}`;
    const done = `${subjects} ${subjects === 1 ? 'ticket' : 'tickets'}, acted on ${fired}`;
    return [state === 'running' ? `Running: ${subjects} tickets` : done, leftOut > 0 ? `${leftOut} left out` : '', reason ?? '']
      .filter((words) => words !== '')
      .join('; ');
  }
}
