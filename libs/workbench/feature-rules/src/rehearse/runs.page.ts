import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { DecisionOutcome, RuleDecisionView } from '@casewright/contracts';
import { May } from '@casewright/data-access';
import {
  ConditionTree,
  Empty,
  FieldChanges,
  Icon,
  ListPage,
  Notices,
  Now,
  PageTabs,
  TicketLink,
  Time,
  UndoPlan,
  ViewState,
  undoneWords,
  withLocalTimes,
} from '@casewright/ui';
import { outcomeLooks } from './outcome-looks';
import { ruleTabs } from './rule-tabs';
import { RunsStore } from './runs.store';

const day = 86_400_000;

/** What a rule did and did not do, and the way back. */
@Component({
  selector: 'cw-runs-page',
  imports: [
    ConditionTree,
    Empty,
    FieldChanges,
    Icon,
    ListPage,
    MatButton,
    May,
    PageTabs,
    RouterLink,
    TicketLink,
    Time,
    UndoPlan,
    ViewState,
  ],
  providers: [RunsStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './runs.page.html',
  styleUrl: './runs.page.scss',
})
export class RunsPage {
  readonly ruleId = input.required<string>();
  protected readonly store = inject(RunsStore);
  private readonly notices = inject(Notices);
  private readonly now = inject(Now);
  protected readonly tabs = computed(() => ruleTabs(this.ruleId()));
  protected readonly outcomes = Object.keys(outcomeLooks) as DecisionOutcome[];
  protected readonly looks = outcomeLooks;
  protected readonly opened = signal<string | null>(null);
  protected readonly local = (text: string): string => withLocalTimes(text, this.now.ms());
  protected readonly undoneRun = computed(() => {
    const target = this.store.target();
    return target && 'runId' in target ? target.runId : null;
  });

  constructor() {
    effect(() => {
      const id = this.ruleId();
      untracked(() => void this.store.load(id));
    });
  }

  protected toggle({ id }: RuleDecisionView): void {
    this.opened.update((opened) => (opened === id ? null : id));
  }

  protected prepareAll(days: number): void {
    const to = new Date(this.now.ms());
    const window = { from: new Date(to.getTime() - days * day).toISOString(), to: to.toISOString() };
    void this.store.prepare({ ruleId: this.ruleId(), window }, 'undo');
  }

  protected prepareAgain(): void {
    const target = this.store.target();
    if (target) void this.store.prepare(target, 'redo');
  }

  protected async carryOut(): Promise<void> {
    const direction = this.store.direction();
    const result = await this.store.carryOut();
    if (result) this.notices.say(undoneWords(result, direction));
  }
}
