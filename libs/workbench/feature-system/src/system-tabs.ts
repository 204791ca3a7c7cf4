import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink, RouterLinkActive, type IsActiveMatchOptions } from '@angular/router';

/** The pages about the machinery. */
@Component({
  selector: 'cw-system-tabs',
  imports: [RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<nav aria-label="System">
    @for (tab of tabs; track tab.path) {
      <a [routerLink]="tab.path" routerLinkActive="active" [routerLinkActiveOptions]="exactPath" ariaCurrentWhenActive="page">{{
        tab.label
      }}</a>
    }
  </nav>`,
  styles: `
    :host {
      min-width: 0;
    }
    nav {
      display: flex;
      gap: 2px;
      overflow-x: auto;
      scrollbar-width: none;
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
  /** What is filtered or open beside it makes it no other page. */
  protected readonly exactPath: IsActiveMatchOptions = {
    paths: 'exact',
    queryParams: 'ignored',
    matrixParams: 'ignored',
    fragment: 'ignored',
  };
  protected readonly tabs = [
    { path: '/system', label: 'Subscriptions' },
    { path: '/system/deliveries', label: 'Deliveries' },
    { path: '/system/processes', label: 'Processes' },
    { path: '/system/plugins', label: 'Plugins' },
  ];
}
