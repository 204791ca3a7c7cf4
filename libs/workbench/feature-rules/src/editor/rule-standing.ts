import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RuleDetailView } from '@casewright/contracts';
import { Chip, PageTabs } from '@casewright/ui';
import { ruleTabs } from '../rehearse/rule-tabs';
import { statusLooks } from '../words';

/** How the rule stands, and the way to its other pages. */
@Component({
  selector: 'cw-rule-standing',
  imports: [Chip, PageTabs, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <a routerLink="/rules">Rules</a>
    @if (rule(); as known) {
      <cw-page-tabs label="Pages of this rule" [pages]="tabs(known.id)" />
    }
    <cw-chip [tone]="look().tone" [icon]="look().icon">{{ look().label }}</cw-chip>
    @if (version()) {
      <span>{{ version() }}</span>
    }
  `,
  styles: ':host { display: contents; }',
})
export class RuleStanding {
  /** Null: it is not saved yet. */
  readonly rule = input.required<RuleDetailView | null>();
  protected readonly tabs = ruleTabs;
  protected readonly look = computed(() => statusLooks[this.rule()?.status ?? 'draft']);
  protected readonly version = computed(() => {
    const rule = this.rule();
    if (!rule?.version) return '';
    return `version ${rule.version}${rule.status === 'active' ? ' is live' : ''}${rule.hasDraft ? ', with an unpublished draft' : ''}`;
  });
}
