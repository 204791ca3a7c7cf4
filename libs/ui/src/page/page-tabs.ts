import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive, type IsActiveMatchOptions } from '@angular/router';
import { InSight } from './in-sight';

/** One of several pages that belong together. */
export interface PageTab {
  readonly path: string;
  readonly label: string;
}

/** Leads from one of a few pages to its neighbours. Where there is only one, there is nothing to choose. */
@Component({
  selector: 'cw-page-tabs',
  imports: [InSight, RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (pages().length > 1) {
      <nav [attr.aria-label]="label()">
        @for (tab of pages(); track tab.path) {
          <a
            #link="routerLinkActive"
            [cwInSight]="link.isActive"
            [routerLink]="tab.path"
            routerLinkActive="active"
            [routerLinkActiveOptions]="exactPath"
            ariaCurrentWhenActive="page"
            >{{ tab.label }}</a
          >
        }
      </nav>
    }
  `,
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
export class PageTabs {
  readonly label = input.required<string>();
  readonly pages = input.required<readonly PageTab[]>();
  /** What is filtered or open beside it makes it no other page. */
  protected readonly exactPath: IsActiveMatchOptions = {
    paths: 'exact',
    queryParams: 'ignored',
    matrixParams: 'ignored',
    fragment: 'ignored',
  };
}
