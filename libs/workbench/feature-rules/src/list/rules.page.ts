import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { RulePhase, RuleStatus, RuleView, StopScope, TrialView } from '@casewright/contracts';
import { May, PagedRows, RulesApi, asProblem } from '@casewright/data-access';
import {
  Cell,
  Chip,
  CompactRow,
  Empty,
  FilterChip,
  Icon,
  ListPage,
  ListProblem,
  Notices,
  PageTabs,
  SearchField,
  Table,
  Time,
  ViewState,
  type Column,
} from '@casewright/ui';
import { rulesTabs } from '../rules-tabs';
import { statusLooks, phaseWords, trialLooks } from '../words';
import { StandingStops } from '../stops/standing-stops';
import { StopForm } from '../stops/stop-form';
import { Sparkline } from './sparkline';
import { StopMenu } from './stop-menu';

/** All rules in the order in which they run. */
@Component({
  selector: 'cw-rules-page',
  imports: [
    ...[Cell, Chip, CompactRow, Empty, FilterChip, Icon, ListPage, ListProblem, PageTabs, SearchField, Table, Time, ViewState],
    ...[MatButton, May, Sparkline, StandingStops, StopForm, StopMenu],
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rules.page.html',
  styleUrl: './rules.page.scss',
})
export class RulesPage {
  /** Filters from the URL. */
  readonly status = input<string>();
  readonly phase = input<string>();
  readonly q = input<string>();
  private readonly api = inject(RulesApi);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  protected readonly list = new PagedRows<RuleView>((cursor) =>
    this.api.list({ ...queryOf(this.status()), phase: this.phase(), q: this.q(), cursor }),
  );
  protected readonly isFiltered = computed(() => !!(this.status() ?? this.phase() ?? this.q()));
  protected readonly trials = trialLooks;
  protected readonly stopping = signal<StopScope | null>(null);
  protected readonly tabs = rulesTabs;
  protected readonly looks = statusLooks;
  protected readonly phases = phaseWords;
  protected readonly filters = computed(() => [
    { key: 'status', label: 'Status', chosen: listOf(this.status()), options: statusOptions },
    { key: 'phase', label: 'Phase', chosen: listOf(this.phase()), options: optionsOf(phaseWords, (words) => words) },
  ]);
  protected readonly columns: readonly Column[] = [
    { id: 'name', label: 'Rule', width: 'minmax(220px, 1fr)' },
    { id: 'status', label: 'Status', width: '130px' },
    { id: 'phase', label: 'Phase', width: '110px' },
    { id: 'fires', label: 'Fired in 7 days', width: '130px', align: 'end' },
    { id: 'last', label: 'Last fired', width: '120px' },
    { id: 'version', label: 'Version', width: '120px' },
    { id: 'actions', label: '', width: '110px', align: 'end' },
  ];

  protected asRule = (row: unknown): RuleView => row as RuleView;

  constructor() {
    effect(() => {
      this.status();
      this.phase();
      this.q();
      void this.list.load();
    });
  }

  protected filter(key: string, value: string | null): void {
    void this.router.navigate([], { queryParams: { [key]: value }, queryParamsHandling: 'merge' });
  }

  protected showAll(): void {
    void this.router.navigate([], { queryParams: {} });
  }

  protected daysOf = ({ firesPerDay }: RuleView): string =>
    firesPerDay.map((fires, index) => `${index === 6 ? 'last 24 hours' : `${6 - index} d before`}: ${fires}`).join(', ');

  protected open(rule: RuleView): void {
    void this.router.navigate(['/rules', rule.id]);
  }

  protected create(): void {
    void this.router.navigate(['/rules', 'new']);
  }

  /** What can be done to it from the list; a draft and an archived rule have a page for that. */
  protected leverOf = ({ status }: RuleView): 'Pause' | 'Resume' | null =>
    status === 'active' ? 'Pause' : status === 'paused' || status === 'tripped' ? 'Resume' : null;

  /** Pausing takes effect at once, so it can be taken back at once. */
  protected async toggle(rule: RuleView, event: Event): Promise<void> {
    event.stopPropagation();
    const pausing = this.leverOf(rule) === 'Pause';
    try {
      await (pausing ? this.api.pause(rule.id) : this.api.resume(rule.id));
      this.notices.offerUndo(pausing ? `${rule.name} is paused` : `${rule.name} runs again`, () => void this.revert(rule.id, pausing));
    } catch (error) {
      this.notices.refuse(asProblem(error).message);
    }
    await this.list.load();
  }

  private async revert(id: string, wasPausing: boolean): Promise<void> {
    await (wasPausing ? this.api.resume(id) : this.api.pause(id)).catch((error: unknown) => this.notices.refuse(asProblem(error).message));
    await this.list.load();
  }
}

const statusOptions = [...optionsOf(statusLooks, (look) => look.label), ...optionsOf(trialLooks, (look) => look.label)];

/** The filter offers stages of trials beside the states. Those that are archived are shown only to who asks for them. */
function queryOf(status: string | undefined): Record<string, string> {
  if (status === undefined) return { archived: 'false' };
  return status in trialLooks ? { trial: status, archived: 'false' } : { status };
}

const listOf = (value: string | undefined): readonly string[] => (value ? [value] : []);

function optionsOf<Key extends RuleStatus | RulePhase | TrialView['stage'], Value>(
  of: Readonly<Record<Key, Value>>,
  label: (value: Value) => string,
) {
  return (Object.entries(of) as [Key, Value][]).map(([value, words]) => ({ value, label: label(words) }));
}
