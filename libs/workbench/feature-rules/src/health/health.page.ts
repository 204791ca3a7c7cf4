import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { RuleFindingKind, RuleFindingView, RuleHealthView } from '@casewright/contracts';
import { asProblem, failureOf, May, RuleHealthApi, RulesApi } from '@casewright/data-access';
import { Chip, Empty, FilterChip, Icon, ListPage, Notices, PageTabs, Time, ViewState, type Loading } from '@casewright/ui';
import { rulesTabs } from '../rules-tabs';
import { kindWords, severityLooks } from './finding-looks';

/** What is wrong with the live rules, the worst first, and what to do about it. */
@Component({
  selector: 'cw-rule-health-page',
  imports: [Chip, Empty, FilterChip, Icon, ListPage, MatButton, May, PageTabs, RouterLink, Time, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './health.page.html',
  styleUrl: './health.page.scss',
})
export class HealthPage {
  /** Filter from the URL. */
  readonly kind = input<string>();
  private readonly api = inject(RuleHealthApi);
  private readonly rules = inject(RulesApi);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  protected readonly tabs = rulesTabs;
  protected readonly looks = severityLooks;
  protected readonly kinds = kindWords;
  protected readonly report = signal<RuleHealthView | null>(null);
  protected readonly loading = signal<Loading>({ state: 'loading' });
  protected readonly chosen = computed(() => [this.kind()].filter((kind) => kind !== undefined));
  protected readonly shown = computed(() => {
    const kind = this.kind();
    return (this.report()?.findings ?? []).filter((finding) => !kind || finding.kind === kind);
  });
  /** Only kinds that there are findings of. */
  protected readonly options = computed(() => {
    const found = new Set(this.report()?.findings.map(({ kind }) => kind));
    return (Object.entries(kindWords) as [RuleFindingKind, string][])
      .filter(([value]) => found.has(value))
      .map(([value, label]) => ({ value, label }));
  });

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.loading.set({ state: 'loading' });
    try {
      this.report.set(await this.api.report());
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  protected filter(kind: string | null): void {
    void this.router.navigate([], { queryParams: { kind }, queryParamsHandling: 'merge' });
  }

  /** Saved as a draft and shown: nothing changes before somebody publishes it. */
  protected async repair({ rule, revision, fix }: RuleFindingView): Promise<void> {
    if (!fix) return;
    try {
      await this.rules.saveDraft(rule.id, fix.content, revision);
      await this.router.navigate(['/rules', rule.id]);
      this.notices.say('The draft is saved. Publish it to make it live.');
    } catch (error) {
      this.notices.refuse(asProblem(error).message);
      await this.load();
    }
  }
}
