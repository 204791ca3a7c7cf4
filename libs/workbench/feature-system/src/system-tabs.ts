import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

/** The pages about the machinery. */
@Component({
  selector: 'cw-system-tabs',
  imports: [RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<nav aria-label="System">
    @for (tab of tabs; track tab.path) {
      <a [routerLink]="tab.path" routerLinkActive="active" [routerLinkActiveOptions]="{ exact: true }" ariaCurrentWhenActive="page">{{
        tab.label
      }}</a>
    }
  </nav>`,
  styles: `
    nav {
      display: flex;
      gap: 2px;
    }
    a {
      padding: 4px 10px;
      border-radius: var(--cw-radius);
      color: var(--cw-muted);
      white-space: nowrap;
    }
    a:hover {
      background: var(--cw-hover);
      text-decoration: none;
    }
    .active {
      background: var(--cw-accent-bg);
      color: var(--cw-accent-fg);
      font-weight: 600;
    }
  `,
})
export class SystemTabs {
  protected readonly tabs = [
    { path: '/system', label: 'Subscriptions' },
    { path: '/system/deliveries', label: 'Deliveries' },
    { path: '/system/processes', label: 'Processes' },
  ];
}
