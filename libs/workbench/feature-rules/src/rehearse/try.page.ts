import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Names } from '@casewright/conditions';
import type { TriedDecisionView } from '@casewright/contracts';
import { May } from '@casewright/data-access';
import { Empty, Icon, ListPage, Notices, PageTabs, TicketLink, Time, ViewState } from '@casewright/ui';
import { OverridesForm } from './overrides-form';
import { ruleTabs } from './rule-tabs';
import { SavedTests } from './saved-tests';
import { TriedDecision } from './tried-decision';
import { TryStore } from './try.store';

/** The test bench: a draft on an event of the past. Nothing is sent, nothing changes. */
@Component({
  selector: 'cw-try-page',
  imports: [
    Empty,
    Icon,
    ListPage,
    MatButton,
    May,
    OverridesForm,
    PageTabs,
    RouterLink,
    SavedTests,
    TicketLink,
    Time,
    TriedDecision,
    ViewState,
  ],
  providers: [TryStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './try.page.html',
  styleUrl: './try.page.scss',
})
export class TryPage {
  readonly ruleId = input.required<string>();
  /** From the address, so that an event can be linked to. */
  readonly ticket = input<string>();
  readonly event = input<string>();
  protected readonly store = inject(TryStore);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  protected readonly tabs = computed(() => ruleTabs(this.ruleId()));
  protected readonly own = computed(() => this.store.tried()?.decisions.find(({ isDraft }) => isDraft) ?? null);

  constructor() {
    void inject(Names).load();
    effect(() => {
      const id = this.ruleId();
      untracked(() => void this.store.load(id));
    });
    effect(() => {
      const [ticketId, eventId, ready] = [this.ticket(), this.event(), this.store.ready()];
      if (ready && ticketId && eventId) untracked(() => void this.store.choose({ ticketId, eventId }));
    });
  }

  protected wanted({ outcome, branch }: TriedDecisionView): string {
    if (outcome !== 'fired') return 'do nothing';
    return branch === 'then' ? 'fire' : 'do what it does otherwise';
  }

  protected choose(ticket: string, event: string): void {
    void this.router.navigate([], { queryParams: { ticket, event }, queryParamsHandling: 'merge' });
  }

  protected async keep(name: HTMLInputElement): Promise<void> {
    if (!(await this.store.keep(name.value))) return;
    name.value = '';
    this.notices.say('Saved with the draft: publishing runs it');
  }
}
