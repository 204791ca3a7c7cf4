import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TicketCounts } from '@casewright/contracts';
import { InSight } from '@casewright/ui';
import { views, type ViewId } from './views';

/** The saved views with how many tickets wait in each. */
@Component({
  selector: 'cw-queue-tabs',
  imports: [InSight, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<nav aria-label="Views">
    @for (tab of tabs(); track tab.id) {
      <a
        [routerLink]="[]"
        [queryParams]="{ view: tab.id }"
        [cwInSight]="tab.id === view()"
        [attr.aria-current]="tab.id === view() ? 'page' : null"
      >
        {{ tab.label }}
        @if (tab.count !== null) {
          <span class="cw-numbers">{{ tab.count }}</span>
        }
      </a>
    }
  </nav>`,
  styles: `
    :host {
      min-width: 0;
      overflow-x: auto;
      scrollbar-width: none;
    }
    nav {
      display: flex;
      gap: 2px;
    }
    a {
      display: inline-flex;
      gap: 6px;
      align-items: center;
      height: 28px;
      padding: 0 10px;
      border-radius: var(--cw-radius);
      color: var(--cw-muted);
      font-weight: 500;
      white-space: nowrap;
    }
    a:hover {
      background: var(--cw-hover);
      text-decoration: none;
    }
    a[aria-current] {
      background: var(--cw-selected);
      color: var(--cw-text);
    }
    span {
      color: var(--cw-faint);
      font-size: 12px;
    }
  `,
})
export class QueueTabs {
  readonly view = input.required<ViewId | null>();
  readonly counts = input<TicketCounts | null>(null);
  readonly reader = input<'staff' | 'customer'>('staff');
  protected readonly tabs = computed(() => {
    const counts = this.counts();
    return views.flatMap((view) => {
      const label = this.reader() === 'staff' ? view.label : view.customerLabel;
      return label === undefined ? [] : [{ id: view.id, label, count: counts && view.count ? view.count(counts) : null }];
    });
  });
}
