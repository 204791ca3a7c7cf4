import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink, RouterLinkActive, type IsActiveMatchOptions } from '@angular/router';

@Component({
  selector: 'cw-people-tabs',
  imports: [RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<nav aria-label="People and teams">
    <a
      class="cw-quiet-button"
      routerLink="/people"
      routerLinkActive="active"
      [routerLinkActiveOptions]="exactPath"
      ariaCurrentWhenActive="page"
      >People</a
    >
    <a
      class="cw-quiet-button"
      routerLink="/people/teams"
      routerLinkActive="active"
      [routerLinkActiveOptions]="exactPath"
      ariaCurrentWhenActive="page"
      >Teams</a
    >
  </nav>`,
  styles: `
    nav {
      display: flex;
      gap: 2px;
    }
    .active {
      background: var(--cw-accent-bg);
      color: var(--cw-accent-fg);
      font-weight: 600;
    }
  `,
})
export class PeopleTabs {
  /** What is filtered or open beside it makes it no other page. */
  protected readonly exactPath: IsActiveMatchOptions = {
    paths: 'exact',
    queryParams: 'ignored',
    matrixParams: 'ignored',
    fragment: 'ignored',
  };
}
